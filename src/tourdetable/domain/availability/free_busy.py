"""Which half-days a calendar file fills, and what it holds besides: events that repeat or not,
exceptions, free/busy times (RFC 5545).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo

from tourdetable.domain.availability import ics
from tourdetable.domain.availability.enums import NOT_UNDERSTOOD
from tourdetable.domain.availability.half_days import (
    DayRange,
    Stretch,
    half_days,
    merged,
    stretches,
)
from tourdetable.domain.availability.reader import CalendarReader
from tourdetable.domain.availability.recognition import Landmarks


@dataclass(frozen=True)
class FreeBusy:
    """What was understood of a file: busy stretches in order, how many entries it has, how many of
    each kind (`enums.Aside`) there is something to say of, and the names of unknown zones."""

    stretches: tuple[Stretch, ...]
    entries: int
    aside: Mapping[str, int] = field(default_factory=dict)
    zones: tuple[str, ...] = ()

    @property
    def days(self) -> int:
        """How many days are busy, whole or half."""
        return sum((row.last - row.first).days + 1 for row in self.stretches)

    @property
    def not_understood(self) -> int:
        """How many entries could not be read."""
        return sum(self.aside.get(str(kind), 0) for kind in NOT_UNDERSTOOD)


def busy(
    data: bytes, *, first: date, last: date, zone: tzinfo, landmarks: Landmarks | None = None
) -> FreeBusy:
    """The busy half-days of a file between two days; a stranger's is read by `sandbox`.

    Raises `ics.UnreadableCalendar` for a file that is refused whole.
    """
    file = ics.read(data)
    if file.cancels:
        raise ics.UnreadableCalendar("message")
    window = DayRange(first, last, zone)
    found = CalendarReader(file, window, landmarks or Landmarks())
    found.run()
    days = half_days(merged(window.cut(span) for span in found.spans))
    zones = tuple(sorted(found.dating.zones.unknown))
    entries = len(file.entries) + file.torn
    answer = FreeBusy(tuple(stretches(days)), entries, dict(found.aside), zones)
    if answer.not_understood == entries:
        raise ics.UnreadableCalendar("nothing_understood" if entries else "no_entry")
    return answer
