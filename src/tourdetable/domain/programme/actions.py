"""Publishing the programme of a season (CLUB-19)."""

from __future__ import annotations

from datetime import datetime

from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.programme.drawing import must_be_new, told
from tourdetable.domain.programme.models import Programme


@once
def publish(*, network: Network, year: int, by: By, now: datetime) -> Programme:
    """Publish the programme of the season that begins in `year`, on the day of `now`, as the calendar stands.

    Refused when nothing is dated in that season, or when its programme is already published: later changes of the
    calendar show by themselves, and the day of the first publication is what the charter judges.
    """
    today = local_day(network, now)
    current = Network.objects.select_for_update().get(pk=network.pk)
    must_be_new(current, year)
    programme = Programme.objects.create(network=current, year=year, published_on=today)
    return told(programme, charter_in_force(current, on=today), by=by, now=now, year=year)
