"""Periods of days, their arithmetic, and values that a text may change over the years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Generic, TypeVar

from msgspec import Struct

from tourdetable.core.words.days import add_months

T = TypeVar("T")

FOREVER = date.max
"""The last day of a period that nothing ends."""


class Period(Struct, frozen=True, gc=False):
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, on: date) -> bool:
        return self.first <= on <= self.last

    def meets(self, other: Period) -> bool:
        """Whether a day is in both."""
        return self.first <= other.last and other.first <= self.last


def add_days(day: date, days: int) -> date:
    """`day` moved by `days`, held inside what a calendar can say."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), FOREVER.toordinal()))


def period(starts: date, ends: date | None) -> Period:
    """The days of a fact, an open end being `FOREVER`."""
    return Period(starts, FOREVER if ends is None else ends)


def from_month_to_month(season: Period, first: int, last: int) -> Period:
    """The days from a month of a season to another, which comes after it: next year if need be.

    >>> school = Period(date(2027, 9, 1), date(2028, 8, 31))
    >>> from_month_to_month(school, 10, 5).last, from_month_to_month(school, 2, 6).first
    (datetime.date(2028, 5, 31), datetime.date(2028, 2, 1))
    """
    year = season.first.year + (first < season.first.month)
    starts = date(min(year, FOREVER.year), first, 1)
    ends = date(min(starts.year + (last < first), FOREVER.year), last, 1)
    return Period(starts, add_days(add_months(ends, 1), -1))


def overlap(one: Period, other: Period) -> Period | None:
    """The days common to two periods, if any."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    return Period(first, last) if first <= last else None


def _edges(window: Period, spans: Iterable[tuple[str, Period]]) -> list[tuple[date, int, str]]:
    edges = []
    for key, span in spans:
        inside = overlap(window, span)
        if inside:
            edges.append((inside.first, 1, key))
            if inside.last < window.last:
                edges.append((inside.last + timedelta(1), -1, key))
    return sorted(edges)


def levels(window: Period, spans: Iterable[tuple[str, Period]]) -> Iterator[tuple[Period, int]]:
    """How many different keys are there on each day of `window`, stretch by stretch."""
    here: dict[str, int] = {}
    first = window.first
    for day, step, key in _edges(window, spans):
        if day > first:
            yield Period(first, day - timedelta(1)), len(here)
            first = day
        here[key] = here.get(key, 0) + step
        if not here[key]:
            del here[key]
    yield Period(first, window.last), len(here)


def stretches(
    window: Period, spans: Iterable[tuple[str, Period]], bad: Callable[[int], bool]
) -> list[Period]:
    """The longest stretches of `window` on which the number of different keys is `bad`."""
    return joined(stretch for stretch, count in levels(window, spans) if bad(count))


def makes_half(spans: Iterable[Period], season: Period) -> bool:
    """Whether these days, each counted once, are at least half of those of a season."""
    there = stretches(season, [("", span) for span in spans], bool)
    days = sum((one.last - one.first).days + 1 for one in there)
    return 2 * days >= (season.last - season.first).days + 1


def joined(periods: Iterable[Period]) -> list[Period]:
    """Periods in their order, those that follow each other without a gap made one."""
    found: list[Period] = []
    for period in periods:
        if found and found[-1].last + timedelta(1) == period.first:
            found[-1] = Period(found[-1].first, period.last)
        else:
            found.append(period)
    return found


def united(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same days in as few periods as there can be, those that touch made one."""
    found: list[Period] = []
    for one in sorted((p for p in periods if p.first <= p.last), key=lambda p: p.first):
        if found and one.first <= add_days(found[-1].last, 1):
            found[-1] = Period(found[-1].first, max(found[-1].last, one.last))
        else:
            found.append(one)
    return tuple(found)


def outside(days: Period, left_out: Iterable[Period]) -> list[Period]:
    """What is left of a period without the days of others."""
    found, first = [], days.first
    for one in united(left_out):
        if one.last < first or one.first > days.last:
            continue
        if one.first > first:
            found.append(Period(first, one.first - timedelta(1)))
        if one.last >= days.last:
            return found
        first = one.last + timedelta(1)
    return [*found, Period(first, days.last)]


def fault_days(fault: Period, season: Period, lifted: Iterable[Period]) -> Iterator[date]:
    """The days on which a lasting fault counts in a season.

    When it begins (or the season does, for a fault that lasts into it), and again when an exception
    that covered it ends before it does.
    """
    if fault.last < season.first:
        return
    day = max(fault.first, season.first)
    yield day
    for lift in united(lifted):
        if day in lift and lift.last < fault.last:
            day = lift.last + timedelta(1)
            yield day


@dataclass(frozen=True)
class Dated(Generic[T]):
    """Values by the day they come into force, oldest first; before the first, there is none.

    As in `{ "2018-01-01" = 2, "2024-01-01" = 3 }`.
    """

    steps: tuple[tuple[date, T], ...]

    @classmethod
    def of(cls, value: T | Mapping[date, T]) -> Dated[T]:
        """A plain value has always been in force."""
        if isinstance(value, Mapping):
            return cls(tuple(sorted(value.items(), key=lambda step: step[0])))
        return cls(((date.min, value),))

    @property
    def starts(self) -> date:
        """The day from which there is a value."""
        return self.steps[0][0]

    def on(self, day: date) -> T | None:
        """The value in force on a day."""
        return next((value for since, value in reversed(self.steps) if since <= day), None)

    def stretches(self) -> Iterator[tuple[Period, T]]:
        """Each value with the days it is in force."""
        for at, (since, value) in enumerate(self.steps):
            last = self.steps[at + 1][0] - timedelta(1) if at + 1 < len(self.steps) else FOREVER
            yield Period(since, last), value


def faults(
    window: Period,
    spans: Iterable[tuple[str, Period]],
    asked: Dated[T],
    bad: Callable[[T, int], bool],
) -> list[Period]:
    """The longest stretches of `window` on which the number of different keys is bad.

    Each day is judged by the value asked on it, which `bad` is given first.
    """
    known = tuple(spans)
    found: list[Period] = []
    for days, value in asked.stretches():
        inside = overlap(window, days)
        if inside:
            found += stretches(inside, known, partial(bad, value))
    return joined(found)
