"""What `maximum_gap` must say, found by walking from day to day: slow, and plain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.core.charter.judging import Facts
from tourdetable.core.words.days import add_months

DAY = timedelta(1)
SEASON = date(2026, 9, 1)


@dataclass(frozen=True)
class Walk:
    """A body, its meetings, the days an article is lifted, and the day it is judged."""

    starts: date
    ends: date
    meetings: Sequence[date]
    lifts: Sequence[tuple[date, date]]
    on: date

    def bad_days(self, months: int, until: date) -> Iterator[date]:
        """The days on which the clock has run out, until one day.

        Run out while the article is lifted, it starts again on the last of those days.
        """
        clock, day = self.starts, self.starts
        while day <= min(until, self.ends):
            if day > add_months(clock, months):
                lifted = self._lifted(day)
                if lifted:
                    clock = lifted
                else:
                    yield day
            if day in self.meetings:
                clock = day
            day += DAY

    def _lifted(self, day: date) -> date | None:
        """The last of the days, one after the other, on which the article is lifted from a day."""
        last = None
        while any(first <= day <= end for first, end in self.lifts):
            last, day = day, day + DAY
        return last

    def state(self, months: int, warned: int = 60) -> str:
        """Broken by a fault that begins in the season, or with which it began, unmended."""
        bad = set(self.bad_days(months, self.on + DAY * (warned + 1)))
        begins = {day for day in bad if day - DAY not in bad or day - DAY in self.meetings}
        mended = any(SEASON <= day <= self.on for day in self.meetings)
        if (SEASON in bad and not mended) or any(SEASON <= day <= self.on for day in begins):
            return "broken"
        if any(self.on < day <= self.on + DAY * warned for day in begins):
            return "at_risk"
        return "faultless"

    @property
    def facts(self) -> Facts:
        """The same, in the notation of examples."""
        ends = "" if self.ends == date.max else f"..{self.ends}"
        return {
            "bodies": [f"club club {self.starts}{ends}"],
            "meetings": [f"m{n} club session {day}" for n, day in enumerate(self.meetings)],
            "exceptions": [f"E-1 club d{n} {a}..{b}" for n, (a, b) in enumerate(self.lifts)],
        }


def invented(seed: int) -> Walk:
    """Some body, judged on some day of the season that begins on 1 September 2026."""
    draw = Random(seed)
    starts = date(2025, 6, 1) + DAY * draw.randrange(600)
    ends = date.max if draw.random() < 0.7 else max(SEASON, starts + DAY * draw.randrange(20, 700))
    held = {starts + DAY * draw.randrange(800) for _ in range(draw.randrange(9))}
    lifts = []
    for _ in range(draw.randrange(3)):
        first = date(2026, 1, 1) + DAY * draw.randrange(600)
        last = first + DAY * draw.randrange(120)
        lifts.append((first, max(first, draw.choice((last, date(2026, 8, 31), date(2027, 8, 31))))))
    on = max(starts, SEASON + DAY * draw.choice((0, 1, 364, draw.randrange(365))))
    return Walk(starts, ends, sorted(day for day in held if day <= ends), lifts, on)
