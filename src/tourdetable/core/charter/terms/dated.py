"""A value that a text may change over the years: `{ "2018-01-01" = 2, "2024-01-01" = 3 }`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Generic, TypeVar

from tourdetable.core.charter.terms.days import FOREVER, joined, overlap, stretches
from tourdetable.core.charter.terms.model import Period

T = TypeVar("T")


@dataclass(frozen=True)
class Dated(Generic[T]):
    """Values by the day they come into force, oldest first; before the first, there is none."""

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
    bad: Callable[[int, T], bool],
) -> list[Period]:
    """The longest stretches of `window` on which the number of different keys is bad.

    Each day is judged by the value asked on it.
    """
    known = tuple(spans)
    found: list[Period] = []
    for days, value in asked.stretches():
        inside = overlap(window, days)
        if inside:
            found += stretches(inside, known, partial(_is_bad, bad, value))
    return joined(found)


def _is_bad(bad: Callable[[int, T], bool], asked: T, count: int) -> bool:
    return bad(count, asked)
