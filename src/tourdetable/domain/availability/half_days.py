"""Half-days: which ones stretches of time overlap, and how they are told.

A morning is busy when something overlaps 8:00–12:30 there, an afternoon 12:30–19:00.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from tourdetable.domain.availability.enums import Part
from tourdetable.domain.availability.recurrence import Moment, TimeSpan

MORNING = (time(8, 0), time(12, 30))
AFTERNOON = (time(12, 30), time(19, 0))
DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, order=True)
class Stretch:
    """Days from `first` to `last`, both included, busy each in the same part."""

    first: date
    last: date
    part: str


@dataclass(frozen=True)
class DayRange:
    """The days asked for, and the time zone in which a morning is a morning."""

    first: date
    last: date
    zone: tzinfo

    @property
    def opens(self) -> datetime:
        return datetime.combine(self.first, time())

    @property
    def closes(self) -> datetime:
        return datetime.combine(self.last + DAY, time())

    def local(self, moment: Moment) -> datetime:
        """The moment on a clock of the place; far ones are brought to the edges of the window."""
        day = moment.date() if isinstance(moment, datetime) else moment
        if not self.first - 2 * DAY <= day <= self.last + 2 * DAY:
            return self.opens if day < self.first else self.closes
        if not isinstance(moment, datetime):
            return datetime.combine(moment, time())
        return moment.astimezone(self.zone).replace(tzinfo=None)

    def cut(self, slot: TimeSpan) -> tuple[datetime, datetime]:
        """The part of a span that lies in the window; empty (end not after start) when none is."""
        return max(self.local(slot.starts), self.opens), min(self.local(slot.ends), self.closes)


def merged(slots: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Stretches of time joined where they overlap, in order; empty ones are dropped."""
    found: list[tuple[datetime, datetime]] = []
    for start, end in sorted(slot for slot in slots if slot[0] < slot[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def half_days(slots: Iterable[tuple[datetime, datetime]]) -> dict[date, set[str]]:
    """The halves of days that stretches of time overlap."""
    found: dict[date, set[str]] = {}
    for start, end in slots:
        for number in range((end.date() - start.date()).days + 1):
            day = start.date() + number * DAY
            for part, (opens, closes) in ((Part.AM, MORNING), (Part.PM, AFTERNOON)):
                if start < datetime.combine(day, closes) and end > datetime.combine(day, opens):
                    found.setdefault(day, set()).add(part)
    return found


def stretches(days: dict[date, set[str]]) -> Iterator[Stretch]:
    """Days in a row that are busy alike. A week-end is told only within one: nobody meets then."""
    run: list[date] = []
    part = ""
    for day in sorted(days):
        own = str(Part.DAY if len(days[day]) == 2 else next(iter(days[day])))
        if run and (day != run[-1] + DAY or own != part):
            yield from trimmed(run, part)
            run = []
        part = own
        run.append(day)
    yield from trimmed(run, part)


def trimmed(run: list[date], part: str) -> Iterator[Stretch]:
    """A run of days without the week-ends at its ends."""
    working = [day for day in run if day.weekday() < SATURDAY]
    if working:
        yield Stretch(working[0], working[-1], part)
