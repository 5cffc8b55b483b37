"""What this app tells the charter: the topics that were put forward, and when each was taken up
(CLUB-03, CLUB-06, CLUB-09)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from tourdetable.core.charter.facts.record import TopicFact
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.registry import FactScope, provider, read_beside
from tourdetable.domain.topics.enums import TopicState
from tourdetable.domain.topics.models import Topic

COLUMNS = (
    "pk", "body", "title", "put_on", "seat", "urgent", "existing", "taken_up_at", "state",
    "merged_into", "merged_into__existing", "merged_into__taken_up_at",
)  # fmt: skip


@provider
def topics(scope: FactScope) -> tuple[TopicFact, ...]:
    """Those of each body that were not withdrawn. One that was joined to another is told with what
    became of the other; one that is declined owes no more account of what exists: its reason says
    why it is not work."""
    held = first_days(scope)
    rows = Topic.objects.filter(scope.of_body()).exclude(state=TopicState.WITHDRAWN)
    every = rows.order_by("pk").values_list(*COLUMNS)
    return tuple(fact_of(row, held, scope.network) for row in every)


def fact_of(row: Sequence[Any], held: Mapping[int, date], network: Network) -> TopicFact:
    """One topic; `held`: the first days of the meetings that have each."""
    pk, body, title, on, seat, urgent, existing, taken, state, into, theirs, then = row
    days = [held.get(pk), held.get(into), *days_of(network, taken, then)]
    said = bool(existing or theirs or state == TopicState.DECLINED)
    told = {"urgent": urgent, "existing_work": said}
    first, seat_id = min(filter(None, days), default=None), str(seat) if seat else None
    return TopicFact(str(pk), str(body), title, on, seat_id, treated_on=first, **told)


def days_of(network: Network, *moments: datetime | None) -> list[date]:
    """The days of these moments, where the network is."""
    return [local_day(network, one) for one in moments if one is not None]


def first_days(scope: FactScope) -> Mapping[int, date]:
    """The first day of a meeting whose agenda has each topic: held, or dated."""
    of_bodies = scope.of_body("topic__body")
    joined = scope.of_body("topic__merged__body")
    rows = AgendaItem.objects.filter(of_bodies | joined, meeting__state__in=CALENDAR)
    found: dict[int, date] = {}
    for topic, starts in rows.values_list("topic", "meeting__starts_at"):
        day = local_day(scope.network, starts)
        found[topic] = min(day, found.get(topic, day))
    return found


read_beside("topics", "meetings")
