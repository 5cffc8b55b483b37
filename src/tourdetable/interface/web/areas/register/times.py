"""The clock of a meeting: hours as one reads them in its network, and the moments that they are."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from tourdetable.domain.meetings.models import Meeting

BEFORE = timedelta(hours=6)
"""An hour so long before the beginning is one of the next day."""


def time_of(meeting: Meeting, at: datetime | None) -> time | None:
    """What a clock of the network shows then."""
    zone = ZoneInfo(meeting.body.network.time_zone)
    return at.astimezone(zone).time().replace(second=0, microsecond=0) if at else None


def at_time(meeting: Meeting, clock: time | None) -> datetime | None:
    """The moment that an hour is, on the day of the meeting or in the night that follows."""
    if clock is None:
        return None
    zone = ZoneInfo(meeting.body.network.time_zone)
    day = meeting.day
    at = datetime.combine(day, clock, zone)
    if at < meeting.starts_at - BEFORE:
        at = datetime.combine(day + timedelta(days=1), clock, zone)
    return at
