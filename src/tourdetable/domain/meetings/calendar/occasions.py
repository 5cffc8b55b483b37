"""Whether two times of a meeting are one occasion for those who were asked: an answer given for one
stands for the other.

An hour sooner or later at most, or other times in the same half of the day that overlap, are the
same occasion; another day, another half, a whole day instead of a half are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

NOON, AFTER_LUNCH = time(12, 0), time(14, 0)
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Occasion:
    """From a moment to another, by the clocks of a network."""

    starts: datetime
    ends: datetime

    @property
    def halves(self) -> tuple[date, date, bool, bool]:
        """Its days, and whether it takes the morning of the first, the afternoon of the last."""
        morning = self.starts.time() < NOON
        afternoon = self.ends.time() > AFTER_LUNCH or not morning
        return self.starts.date(), self.ends.date(), morning, afternoon


def occasion(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> Occasion:
    """From a moment to another."""
    return Occasion(starts_at.astimezone(zone), ends_at.astimezone(zone))


def same_occasion(one: Occasion, other: Occasion) -> bool:
    """Whether whoever answered for one has answered for the other."""
    if one.halves[:2] == other.halves[:2]:
        apart = max(abs(one.starts - other.starts), abs(one.ends - other.ends))
        overlap = one.starts < other.ends and other.starts < one.ends
        return apart <= AN_HOUR or (overlap and one.halves == other.halves)
    return False
