"""What a change of a network's periods touches: which days, and the meetings dated on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.meetings.calendar.seasons import moments
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_calendar
from tourdetable.domain.networks.models import Network
from tourdetable.domain.years.enums import DraftState, PeriodEffect
from tourdetable.domain.years.models import Draft, ScheduledMeeting
from tourdetable.domain.years.periods.dated import DatedPeriod, NetworkPeriods

BINDING = frozenset({PeriodEffect.CLOSED, PeriodEffect.AVOID})
"""What the planner is told of."""


@dataclass(frozen=True)
class PeriodImpact:
    """Days that come and go, with the meetings of drafts and of the calendar that fall in those
    that come."""

    come: tuple[DatedPeriod, ...]
    go: tuple[DatedPeriod, ...]
    planned: tuple[ScheduledMeeting, ...]
    dated: tuple[tuple[Meeting, date], ...]


def impact(
    network: Network, before: NetworkPeriods, after: NetworkPeriods, days: Period
) -> PeriodImpact:
    """What replacing periods by others touches in some days (two queries)."""
    come, go = difference(before, after, days)
    return PeriodImpact(
        come,
        go,
        tuple(row for row in planned_in(network, days) if falls(row.on, come)),
        tuple(one for one in dated_in(network, days) if falls(one[1], come)),
    )


def difference(
    before: NetworkPeriods, after: NetworkPeriods, days: Period
) -> tuple[tuple[DatedPeriod, ...], tuple[DatedPeriod, ...]]:
    """The periods that come, and those that go."""
    old, new = before.between(days.first, days.last), after.between(days.first, days.last)
    return (
        tuple(one for one in new if one not in old),
        tuple(one for one in old if one not in new),
    )


def binds(before: NetworkPeriods, after: NetworkPeriods, days: Period) -> bool:
    """Whether the planner would be asked with other days."""
    come, go = difference(before, after, days)
    return any(one.effect in BINDING for one in (*come, *go))


def falls(day: date, periods: Iterable[DatedPeriod]) -> bool:
    return any(day in one.span for one in periods)


def planned_in(network: Network, days: Period) -> QuerySet[ScheduledMeeting]:
    """The meetings that drafts have in some days, draft by draft."""
    rows = ScheduledMeeting.objects.filter(series__draft__in=open_drafts(network))
    rows = rows.filter(on__range=(days.first, days.last))
    return rows.select_related("series__draft", "series__body").order_by(
        "series__draft__year", "series__draft_id", "on", "pk"
    )


def dated_in(network: Network, days: Period) -> list[tuple[Meeting, date]]:
    """The meetings of the calendar in some days, each with its local day."""
    zone = ZoneInfo(network.time_zone)
    found = in_calendar(network, *moments(network, days)).select_related("body")
    return [(meeting, meeting.starts_at.astimezone(zone).date()) for meeting in found]


def open_drafts(network: Network) -> QuerySet[Draft]:
    """The drafts that are not the programme yet."""
    return Draft.objects.filter(network=network).exclude(state=DraftState.PUBLISHED)
