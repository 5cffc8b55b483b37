"""Days drawn at random around the season of September 2026, for the walks by days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

DAY = timedelta(1)
FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)
WARNED = 60 * DAY


@dataclass(frozen=True)
class Span:
    """Somebody or something from a day to another, both included; `of` is what it hangs on."""

    id: str
    of: str
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def told(self) -> str:
        """Its days, in the notation of examples."""
        return f"{self.first}" if self.last == date.max else f"{self.first}..{self.last}"


class Draw(Random):
    """Draws days, those at the borders more often than others."""

    def day(self, *borders: date, first: date = date(2026, 3, 1), days: int = 730) -> date:
        """Some day, or one beside a border."""
        if borders and self.random() < 0.5:
            return self.choice(borders) + DAY * self.randrange(-1, 2)
        return first + DAY * self.randrange(days)

    def judged(self) -> date:
        """The judged day, in the season."""
        return FIRST + DAY * self.choice((0, 1, 330, 363, 364, self.randrange(365)))

    def span(self, name: str, of: str, *borders: date) -> Span:
        """From long ago or from some day on, until some day or for ever."""
        first = self.choice((date(2025, 1, 1), self.day(FIRST, *borders)))
        last = self.choice((date.max, date.max, self.day(FIRST, LAST, *borders)))
        return Span(name, of, first, max(first, last))


def walked(first: date, last: date) -> Iterator[date]:
    """Each day from one to another."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


def holders(mandates: Sequence[Span], seat: str, day: date) -> set[str]:
    """Who holds a seat on a day."""
    return {mandate.id for mandate in mandates if mandate.of == seat and day in mandate}
