"""What is late in the working groups that somebody leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tourdetable.domain.groups.dues import Asked, reports, steps
from tourdetable.domain.groups.rules import is_group, may_lead
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import Standing, local_day


@dataclass(frozen=True)
class LateGroup:
    """A group that the person leads, and how many steps, works and reports are late there."""

    network: Network
    body: Body
    number: int


def late_groups(standings: Iterable[Standing], now: datetime) -> list[LateGroup]:
    """Those where something is late (four queries a network where they lead; else none)."""
    return [line for place in standings for line in late_in(place, now)]


def late_in(place: Standing, now: datetime) -> list[LateGroup]:
    """The same in one network; minutes and actions are told elsewhere on the page."""
    over = {office.body_id for office in place.offices if office.body_id}
    led = Body.objects.filter(pk__in=over) if over else ()
    mine = [one for one in led if is_group(place.charter, one) and may_lead(place, one)]
    if not mine:
        return []
    today = local_day(place.network, now)
    asked = Asked([one.pk for one in mine], place.charter, now)
    late = Counter(d.body for source in (steps, reports) for d in source(asked) if d.is_late(today))
    return [LateGroup(place.network, one, late[one.pk]) for one in mine if late[one.pk]]
