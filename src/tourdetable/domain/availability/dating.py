"""When an entry of a calendar takes place: its lines as dates, and moments in their time zones.

A time without a zone, or in one that nobody knows, has that of the entry's start; a start has the
network's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from icalendar.prop import vDDDTypes, vPeriod

from tourdetable.domain.availability.enums import Aside
from tourdetable.domain.availability.ics import ALL_DAY, Component, Property
from tourdetable.domain.availability.recurrence import Moment, TimeSpan
from tourdetable.domain.availability.zones import Zones, cleaned

DAY = timedelta(days=1)
FAILS = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
"""How a date, a rule or a library says that an entry makes no sense."""


class Unclear(Exception):
    """An entry that makes no sense, and in what."""

    def __init__(self, kind: Aside) -> None:
        super().__init__(str(kind))
        self.kind = kind


@dataclass(frozen=True)
class Dating:
    """The dates of one file, by its zones."""

    zones: Zones

    def slot(self, entry: Component) -> TimeSpan:
        """From when to when; a day without an end is one day. Raises `Unclear`."""
        starts = self.starts(entry)
        try:
            ends = self.ends(entry, starts)
        except FAILS as error:
            raise Unclear(Aside.ENDLESS) from error
        if entry.word(ALL_DAY) == "TRUE":
            starts, ends = whole(starts), whole(ends)
        if isinstance(starts, datetime) != isinstance(ends, datetime):
            starts, ends = self.timed(starts), self.timed(ends)
        return stretch(starts, ends)

    def starts(self, entry: Component) -> Moment:
        """When an entry starts. Raises `Unclear`."""
        line = entry.one("DTSTART")
        if line is None:
            raise Unclear(Aside.UNDATED)
        try:
            return self.moment(line)
        except FAILS as error:
            raise Unclear(Aside.UNDATED) from error

    def ends(self, entry: Component, starts: Moment) -> Moment:
        """When it ends, in the zone of its start when it says none; at once if it does not say."""
        until, lasts = entry.one("DTEND"), entry.one("DURATION")
        if until and until.value.strip():
            return self.moment(until, zone_of(starts))
        return starts + vDDDTypes.from_ical(lasts.value.strip()) if lasts else starts

    def periods(self, line: Property) -> Iterator[TimeSpan]:
        """The stretches of time of a FREEBUSY line."""
        for value in line.value.split(","):
            start, end = vPeriod.from_ical(value)
            yield self.span(self.placed(start, line), end, line)

    def dates(self, entry: Component, name: str, starts: Moment) -> tuple[list[TimeSpan], int]:
        """The dates of RDATE or EXDATE lines, told as the start is, and how many make no sense.

        One without an end ends where it starts.
        """
        found, odd = [], int(name in entry.odd)
        for line in entry.all(name):
            for value in filter(str.strip, line.value.replace(";", ",").split(",")):
                try:
                    found.append(self.occurrence(replace(line, value=value.strip()), starts))
                except FAILS:
                    odd += 1
        return found, odd

    def occurrence(self, line: Property, starts: Moment) -> TimeSpan:
        """One date of an RDATE or EXDATE line."""
        begins, _slash, ends = line.value.partition("/")
        start = self.moment(replace(line, value=begins), zone_of(starts))
        if ends:
            return self.span(start, vDDDTypes.from_ical(ends), line)
        start = told_as(start, starts)
        return TimeSpan(start, start)

    def span(self, starts: Moment, ends: object, line: Property) -> TimeSpan:
        """From a moment for so long, or to another moment."""
        if isinstance(ends, timedelta):
            return TimeSpan(starts, starts + ends)
        return TimeSpan(starts, self.placed(ends, line, zone_of(starts)))

    def moment(self, line: Property, zone: tzinfo | None = None) -> Moment:
        """The date or time of a line; `zone` is that of a time that says none."""
        return self.placed(vDDDTypes.from_ical(line.value.strip()), line, zone)

    def placed(self, value: object, line: Property, zone: tzinfo | None = None) -> Moment:
        if not isinstance(value, date):
            raise TypeError("not a date")
        if not isinstance(value, datetime) or value.tzinfo is not None:
            return value
        name, local = cleaned(line.zone_name), zone or self.zones.local
        return value.replace(tzinfo=self.zones.get(name, local) if name else local)

    def timed(self, moment: Moment) -> datetime:
        if isinstance(moment, datetime):
            return moment
        return datetime.combine(moment, time(), self.zones.local)

    def doubtful(self, entry: Component) -> bool:
        """Whether an entry is in a zone that nobody knows."""
        lines = entry.all("DTSTART") + entry.all("DTEND")
        return any(cleaned(line.zone_name) in self.zones.unknown for line in lines)


def stretch(starts: Moment, ends: Moment) -> TimeSpan:
    """Between two days or two times; one day when they are the same. Raises `Unclear`."""
    if ends < starts:
        raise Unclear(Aside.REVERSED)
    if ends > starts:
        return TimeSpan(starts, ends)
    if isinstance(starts, datetime):
        raise Unclear(Aside.ENDLESS)
    if starts == date.max:
        raise Unclear(Aside.FAR)
    return TimeSpan(starts, starts + DAY)


def zone_of(moment: Moment) -> tzinfo | None:
    return moment.tzinfo if isinstance(moment, datetime) else None


def whole(moment: Moment) -> Moment:
    """Midnight as the day that it begins: Outlook's days are those of its owner, wherever it is."""
    midnight = isinstance(moment, datetime) and moment.time() == time()
    return moment.date() if isinstance(moment, datetime) and midnight else moment


def told_as(moment: Moment, starts: Moment) -> Moment:
    """A date of a series as its start is told: a day, or that day at the same hour."""
    if not isinstance(starts, datetime):
        return moment.date() if isinstance(moment, datetime) else moment
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, starts.timetz())
