"""Days and parts of days as masks of bits: bit 3 x day + part is set when a meeting may be then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce
from operator import or_

from tourdetable.core.planner.terms.days import DAY, ORDER, PARTS, TOUCHING, week_of
from tourdetable.core.planner.terms.instance import BodySpec, Instance, Span

WIDTH = len(PARTS)
TAKEN = {part: sum(1 << ORDER[other] for other in others) for part, others in TOUCHING.items()}
"""The bits, in a day, of the parts that share a half-day with each."""


class DayMasks:
    """An instance's days as masks; day 0 is `base`, the first on which anything may be."""

    def __init__(self, instance: Instance) -> None:
        self.calendar, days = instance.calendar, set(_days(instance))
        self.base = min(days).toordinal()
        self.size = max(days).toordinal() - self.base + 1
        self.every = (1 << WIDTH * self.size) - 1
        self.parts = {part: self._repeated(1 << ORDER[part], 1, 0) for part in PARTS}
        monday = 1 - self.base
        self.weekdays = [self._repeated(0b111, 7, (monday + day) % 7) for day in range(7)]
        self._zones: dict[str, int] = {}
        self.holidays = self.of_days(self.calendar.public_holidays)
        self.bridges = self.of_days(self.calendar.bridges)

    def _repeated(self, bits: int, every: int, offset: int) -> int:
        return sum(bits << WIDTH * day for day in range(offset, self.size, every))

    def of_days(self, days: Iterable[date]) -> int:
        """Whole days."""
        return self.of_half_days((day, DAY) for day in days)

    def of_spans(self, spans: Iterable[Span]) -> int:
        """Whole ranges of days."""
        mask = 0
        for span in spans:
            first = max(span.first.toordinal() - self.base, 0)
            last = min(span.last.toordinal() - self.base, self.size - 1)
            if first <= last:
                mask |= ((1 << WIDTH * (last - first + 1)) - 1) << WIDTH * first
        return mask

    def of_zones(self, body: BodySpec) -> int:
        """The school holidays of a body's zones."""
        for zone in body.zones:
            if zone not in self._zones:
                self._zones[zone] = self.of_spans(self.calendar.school_holidays.get(zone, ()))
        return union(self._zones[zone] for zone in body.zones)

    def of_half_days(self, half_days: Iterable[tuple[date, str]]) -> int:
        """All that shares a half-day with these parts of days."""
        mask = 0
        for day, part in half_days:
            at = day.toordinal() - self.base
            if 0 <= at < self.size:
                mask |= TAKEN[part] << WIDTH * at
        return mask

    def of_week(self, half_days: Iterable[tuple[int, str]]) -> int:
        """All that shares a half-day with these parts of each week's days."""
        touched = {part: sum(map(self.parts.__getitem__, TOUCHING[part])) for part in PARTS}
        return union(self.weekdays[weekday] & touched[part] for weekday, part in half_days)

    def from_day(self, ordinal: int) -> int:
        """A day and all that follows."""
        return self.every & ~((1 << WIDTH * max(0, ordinal - self.base)) - 1)

    def when(self, bit: int) -> tuple[date, str]:
        """The day and part of a bit."""
        day, part = divmod(bit, WIDTH)
        return date.fromordinal(self.base + day), PARTS[part]

    def week(self, bit: int) -> int:
        """The number of a bit's week."""
        return week_of(self.base + bit // WIDTH)

    def bit(self, day: date, part: str) -> int:
        """The bit of a day and part."""
        return WIDTH * (day.toordinal() - self.base) + ORDER[part]


def _days(instance: Instance) -> Iterator[date]:
    """The days between which anything may be."""
    yield from (instance.calendar.start, instance.calendar.end)
    for pin in instance.locks:
        yield pin.date
    for body in instance.bodies:
        yield from (body.season.first, body.season.last)


def union(masks: Iterable[int]) -> int:
    """When any of the masks allows it."""
    return reduce(or_, masks, 0)


def bits(mask: int) -> list[int]:
    """The places of the bits that are set, in order."""
    text = bin(mask)[:1:-1]
    found, at = [], text.find("1")
    while at >= 0:
        found.append(at)
        at = text.find("1", at + 1)
    return found
