"""Which half-days a calendar file fills: events that repeat or not, exceptions, free/busy times
(RFC 5545).

A morning is busy when something overlaps 8:00–12:30 there, an afternoon 12:30–19:00. What makes no
sense, or repeats too often, is left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from icalendar.prop import vDDDTypes, vPeriod

from tourdetable.domain.availability import ics
from tourdetable.domain.availability import recurrence as repeats
from tourdetable.domain.availability.enums import Part
from tourdetable.domain.availability.recurrence import Moment, TimeSpan

MORNING = (time(8, 0), time(12, 30))
AFTERNOON = (time(12, 30), time(19, 0))
DAY = timedelta(days=1)
SATURDAY = 5
FAILS = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
"""How a date, a rule or a library says that an entry makes no sense."""
FREE = {"TRANSPARENT", "FREE", "WORKINGELSEWHERE"}


@dataclass(frozen=True, order=True)
class Stretch:
    """Days from `first` to `last`, both included, busy each in the same part."""

    first: date
    last: date
    part: str


@dataclass(frozen=True)
class FreeBusy:
    """What was understood: stretches in order, entries that were read, those that could not be."""

    stretches: tuple[Stretch, ...]
    entries: int
    unread: int

    @property
    def days(self) -> int:
        """How many days are busy, whole or half."""
        return sum((row.last - row.first).days + 1 for row in self.stretches)


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


def busy(data: bytes, *, first: date, last: date, zone: tzinfo) -> FreeBusy:
    """The busy half-days of a file between two days; a stranger's is read by `sandbox`.

    Raises `ics.UnreadableCalendar` for a file that is refused whole.
    """
    file = ics.read(data)
    window = DayRange(first, last, zone)
    if file.cancelled:
        return FreeBusy((), len(file.entries), 0)
    found = CalendarReader(file, window)
    found.run()
    days = half_days(merged(window.cut(slot) for slot in found.slots))
    return FreeBusy(tuple(stretches(days)), len(file.entries) - found.unread, found.unread)


class CalendarReader:
    """One pass over a file: its slots, the entries that made no sense, the work left."""

    def __init__(self, file: ics.CalendarFile, window: DayRange) -> None:
        self.file, self.window = file, window
        self.slots: list[TimeSpan] = []
        self.unread = 0

    def run(self) -> None:
        for group in self.groups():
            try:
                self.slots += self.of_group(group)
            except FAILS:
                self.unread += len(group)

    def groups(self) -> Iterator[list[ics.Component]]:
        """Entries that tell of one series of events stand together; the others are alone."""
        series: dict[str, list[ics.Component]] = {}
        for entry in self.file.entries:
            uid = entry.one("UID")
            if entry.name == "VEVENT" and uid:
                series.setdefault(uid.value, []).append(entry)
            else:
                yield [entry]
        for group in series.values():
            if any(repeats_or_changes(entry) for entry in group):
                yield group
            else:
                last = max(map(sequence, group))
                yield from ([entry] for entry in group if sequence(entry) == last)

    def of_group(self, group: list[ics.Component]) -> list[TimeSpan]:
        first = group[0]
        if first.name == "VFREEBUSY":
            return list(self.periods(first))
        if all(map(is_free, group)):
            return []
        if len(group) == 1 and not first.all("RRULE") and not first.all("RDATE"):
            return [self.slot(first)]
        window, entries = self.window, [self.occurrence(entry) for entry in group]
        return repeats.between(entries, window.first, window.last, window.zone)

    def periods(self, entry: ics.Component) -> Iterator[TimeSpan]:
        """The busy times of a VFREEBUSY."""
        for line in entry.all("FREEBUSY"):
            if str(line.parameters.get("FBTYPE") or "BUSY").upper() == "FREE":
                continue
            for value in line.value.split(","):
                start, end = vPeriod.from_ical(value)
                yield self.span(self.placed(start, line), end, line)

    def occurrence(self, entry: ics.Component) -> repeats.EventComponent:
        """An event of a series, with its rules and exceptions as dates."""
        replaced = entry.one("RECURRENCE-ID")
        reach = str(replaced.parameters.get("RANGE") or "") if replaced else ""
        return repeats.EventComponent(
            slot=self.slot(entry),
            free=is_free(entry),
            sequence=sequence(entry),
            rules=tuple(line.value for line in entry.all("RRULE")),
            extra=tuple(self.dates(entry, "RDATE")),
            but=tuple(slot.starts for slot in self.dates(entry, "EXDATE")),
            replaces=self.moment(replaced) if replaced else None,
            onwards=reach.upper() == "THISANDFUTURE",
        )

    def dates(self, entry: ics.Component, name: str) -> Iterator[TimeSpan]:
        """The dates of RDATE and EXDATE lines; one without an end ends where it starts."""
        for line in entry.all(name):
            for value in line.value.split(","):
                starts, _slash, ends = value.partition("/")
                start = self.moment(replace(line, value=starts))
                if not ends:
                    yield TimeSpan(start, start)
                    continue
                yield self.span(start, vDDDTypes.from_ical(ends), line)

    def span(self, starts: Moment, ends: object, line: ics.Property) -> TimeSpan:
        """From a moment for so long, or to another moment."""
        if isinstance(ends, timedelta):
            return TimeSpan(starts, starts + ends)
        return TimeSpan(starts, self.placed(ends, line))

    def slot(self, entry: ics.Component) -> TimeSpan:
        """From when to when; without an end, a day or nothing. `ValueError`: no start."""
        line, until, lasts = entry.one("DTSTART"), entry.one("DTEND"), entry.one("DURATION")
        if line is None:
            raise ValueError("no start")
        starts = ends = self.moment(line)
        whole = not isinstance(starts, datetime)
        if until:
            ends = self.moment(until)
        elif lasts:
            ends += vDDDTypes.from_ical(lasts.value)
        if whole == isinstance(ends, datetime):
            starts, ends = self.timed(starts), self.timed(ends)
        if ends < starts:
            raise ValueError("ends before it starts")
        return TimeSpan(starts, starts + DAY if whole and ends == starts else ends)

    def timed(self, moment: Moment) -> datetime:
        if isinstance(moment, datetime):
            return moment
        return datetime.combine(moment, time(), self.window.zone)

    def moment(self, line: ics.Property) -> Moment:
        """The date or time of a line, in its time zone; a time without one is local."""
        return self.placed(vDDDTypes.from_ical(line.value.strip()), line)

    def placed(self, value: object, line: ics.Property) -> Moment:
        if not isinstance(value, date):
            raise TypeError("not a date")
        if not isinstance(value, datetime) or value.tzinfo is not None:
            return value
        name, local = line.zone_name, self.window.zone
        return value.replace(tzinfo=self.file.zone(name, local) if name else local)


def repeats_or_changes(entry: ics.Component) -> bool:
    """Whether an event repeats, or changes one of a series."""
    return any(entry.all(name) for name in ("RRULE", "RDATE", "RECURRENCE-ID"))


def sequence(entry: ics.Component) -> int:
    """The number of a version of an event; the highest one holds."""
    word = entry.word("SEQUENCE")
    return int(word) if word.isdecimal() and len(word) < 10 else 0


def is_free(entry: ics.Component) -> bool:
    """Cancelled, or shown as free by its owner."""
    shown = {entry.word("TRANSP"), entry.word("X-MICROSOFT-CDO-BUSYSTATUS")}
    return entry.word("STATUS") == "CANCELLED" or bool(shown & FREE)


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
