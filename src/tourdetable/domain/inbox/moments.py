"""The dates that a received message says, as moments: in the zones that it defines, or that their
names mean (`availability.zones`)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar.prop import vDDDTypes

from tourdetable.core.correspondence.terms import Correspondence, Response, WrittenMoment
from tourdetable.domain.availability.dating import FAILS
from tourdetable.domain.availability.zones import own_zones

NEVER_BEFORE = datetime(2000, 1, 1, tzinfo=UTC)


def moment_of(written: WrittenMoment | None, response: Response, zone: str) -> datetime | None:
    """A moment that an answer says; `zone` is that of the network. None when it is a day, or in a
    zone that nobody knows."""
    if written is None:
        return None
    zones = own_zones(response.zones, ZoneInfo(zone))
    try:
        said = vDDDTypes.from_ical(written.value)
        if not isinstance(said, datetime):
            return None
        if said.tzinfo is None:
            said = said.replace(tzinfo=zones.get(written.zone) if written.zone else zones.local)
        return None if zones.unknown else said.astimezone(UTC)
    except FAILS:
        return None


def proposed(response: Response, zone: str, usual: timedelta) -> tuple[datetime, datetime] | None:
    """The other time that a counter proposes; as long as it was to last when it does not say."""
    starts = moment_of(response.starts, response, zone)
    if starts is None:
        return None
    ends = moment_of(response.ends, response, zone)
    if ends is None or ends <= starts:
        ends = starts + (lasting(response.duration) or usual)
    return starts, ends


def lasting(written: str) -> timedelta | None:
    """A duration, as calendars write it; None when there is none, or nothing sensible."""
    try:
        said = vDDDTypes.from_ical(written) if written else None
    except FAILS:
        return None
    return said if isinstance(said, timedelta) and said > timedelta() else None


def taken(message: Correspondence, now: datetime) -> datetime:
    """When our mailbox took it in: never after now."""
    return min(at(message.received) or now, now)


def said_at(
    message: Correspondence, zone: str, *, asked: datetime, echoes: set[datetime], now: datetime
) -> datetime:
    """When it was said: the earliest of what the calendar and the message say, of those that make
    sense.

    Nothing was answered before it was `asked`, nor after it reached us; and a program that sends
    back the date of our own message (`echoes`) says nothing by it.
    """
    received = taken(message, now)
    stamp = message.response and moment_of(message.response.stamp, message.response, zone)
    if stamp and stamp.replace(microsecond=0) in echoes:
        stamp = None
    sound = [one for one in (stamp, at(message.written)) if one and asked <= one <= received]
    return min(sound, default=received)


def at(seconds: float | None) -> datetime | None:
    """A moment from the seconds of mail; None when its clock is not set."""
    try:
        found = datetime.fromtimestamp(seconds, UTC) if seconds is not None else None
    except (ValueError, OverflowError, OSError):
        return None
    return found if found and found > NEVER_BEFORE else None
