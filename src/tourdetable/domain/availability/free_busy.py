"""Which half-days a calendar file fills, and what it holds besides: events that repeat or not,
exceptions, free/busy times (RFC 5545).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
from tourdetable.domain.availability.recurrence import TimeSpan


@dataclass(frozen=True)
class FreeBusy:
    """What was understood of a file: busy stretches in order, how many entries it has, how many of
    each kind (`enums.Aside`) there is something to say of, the names of unknown zones, and the
    stretches that are tentative."""

    stretches: tuple[Stretch, ...]
    entries: int
    aside: Mapping[str, int] = field(default_factory=dict)
    zones: tuple[str, ...] = ()
    tentative: tuple[Stretch, ...] = ()

    @property
    def days(self) -> int:
        """How many days are busy, whole or half."""
        return length(self.stretches)

    @property
    def tentative_days(self) -> int:
        """How many days may be, whole or half."""
        return length(self.tentative)

    @property
    def not_understood(self) -> int:
        """How many entries could not be read."""
        return sum(self.aside.get(str(kind), 0) for kind in NOT_UNDERSTOOD)


def filled(window: DayRange, spans: Iterable[TimeSpan]) -> dict[date, set[str]]:
    """The half-days that stretches of time fill in the window."""
    return half_days(merged(window.cut(span) for span in spans))


def but(days: dict[date, set[str]], others: dict[date, set[str]]) -> dict[date, set[str]]:
    """Half-days without those of others."""
    left = {day: parts - others.get(day, set()) for day, parts in days.items()}
    return {day: parts for day, parts in left.items() if parts}


def length(rows: Iterable[Stretch]) -> int:
    """Their days, whole or half."""
    return sum((row.last - row.first).days + 1 for row in rows)


def busy(
    data: bytes, *, first: date, last: date, zone: tzinfo, landmarks: Landmarks | None = None
) -> FreeBusy:
    """The busy half-days of a file between two days; a stranger's is read by `sandbox`.

    Raises `ics.UnreadableCalendar` for a file that is refused whole.
    """
    file = ics.read(data)
    if file.cancels:
        raise ics.UnreadableCalendar("message")
    found = CalendarReader(file, DayRange(first, last, zone), landmarks or Landmarks())
    found.run()
    answer = understood(found, len(file.entries) + file.torn)
    if answer.not_understood == answer.entries:
        raise ics.UnreadableCalendar("nothing_understood" if answer.entries else "no_entry")
    return answer


def understood(found: CalendarReader, entries: int) -> FreeBusy:
    """What a reading found, in half-days."""
    days, may = (filled(found.window, spans) for spans in (found.spans, found.doubtful))
    sure, tentative = tuple(stretches(days)), tuple(stretches(but(may, days)))
    zones = tuple(sorted(found.dating.zones.unknown))
    return FreeBusy(sure, entries, dict(found.aside), zones, tentative)
