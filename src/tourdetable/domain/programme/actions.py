"""Publishing the programme of a season (CLUB-19)."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.meetings.queries import in_calendar
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.programme.models import Programme
from tourdetable.domain.programme.queries import moments, season


@once
def publish(*, network: Network, year: int, by: By, now: datetime) -> Programme:
    """Publish the programme of the season that begins in `year`, on the day of `now`.

    Refused when nothing is dated in that season, or when its programme is already published: later changes of the
    calendar show by themselves, and the day of the first publication is what the charter judges.
    """
    today = local_day(network, now)
    Network.objects.select_for_update().get(pk=network.pk)
    if Programme.objects.filter(network=network, year=year).exists():
        raise ValidationError(_("The programme of this season is already published."))
    first, last = moments(network, season(charter_in_force(network, on=today), year))
    if not in_calendar(network, first, last).exists():
        raise ValidationError(_("No meeting is dated in this season: draw the calendar first."))
    programme = Programme.objects.create(network=network, year=year, published_on=today)
    record(
        kind="programme.published", network=network.slug, subject=f"programme:{programme.pk}", by=by, now=now, year=year
    )
    return programme
