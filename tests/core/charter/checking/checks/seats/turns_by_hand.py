"""What `duties_in_turn` must say, counted again from the first meeting for each seat and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.core.charter.judging import Facts

DAY = timedelta(1)
SEASON = date(2026, 9, 1)


@dataclass(frozen=True)
class Turns:
    """Who took the minutes at which meeting, and the days on which each seat was held."""

    taken: Sequence[tuple[date, str]]
    held: dict[str, Sequence[tuple[date, date]]]
    on: date

    def is_held(self, seat: str, day: date) -> bool:
        return any(first <= day <= last for first, last in self.held[seat])

    def seen(self, seat: str, until: date) -> list[tuple[date, str]]:
        """The turns taken at the meetings at which a seat was held."""
        return [one for one in self.taken if one[0] <= until and self.is_held(seat, one[0])]

    def lags(self, seat: str, until: date) -> bool:
        """Whether another took two turns more than a seat, where it was held."""
        takers = [taker for _, taker in self.seen(seat, until)]
        return any(takers.count(one) >= takers.count(seat) + 2 for one in takers)

    def closes(self, seat: str, until: date) -> bool:
        """Whether a round closes: as many meetings as there were seats beside it at all of them."""
        seen = [day for day, _ in self.seen(seat, until)]
        beside = [one for one in self.held if all(self.is_held(one, day) for day in seen)]
        return len(seen) % len(beside) == 0

    def is_owed(self, seat: str, until: date) -> bool:
        """Whether a round closed while a seat lagged, which it has done since."""
        for day, _ in reversed(self.seen(seat, until)):
            if not self.lags(seat, day):
                return False
            if self.closes(seat, day):
                return True
        return False

    def owed(self, day: date) -> bool:
        """Whether a seat that was at the last meeting, and is still held, is owed a turn."""
        last = max((met for met, _ in self.taken if met <= day), default=None)
        if last is None:
            return False
        here = [seat for seat in self.held if self.is_held(seat, last)]
        owed = [seat for seat in here if self.is_owed(seat, last)]
        return any(end >= day for seat in owed for _, end in self.held[seat])

    def broken(self) -> bool:
        """Owed today, or since a meeting of the season."""
        days = [met for met, _ in self.taken if SEASON <= met <= self.on]
        began = any(self.owed(day) and not self.owed(day - DAY) for day in days)
        return began or self.owed(self.on)

    @property
    def facts(self) -> Facts:
        """The same, in the notation of examples."""
        meetings = {day: f"m{n}" for n, (day, _) in enumerate(self.taken)}
        return {
            "bodies": ["club club 2025-09-01"],
            "seats": [f"{seat} club caf 2025-09-01" for seat in self.held],
            "mandates": [
                f"{seat} {seat}{n} {first}..{last}"
                for seat, held in self.held.items()
                for n, (first, last) in enumerate(held)
            ],
            "meetings": [f"{name} club session {day}" for day, name in meetings.items()],
            "turns": [f"{meetings[day]} minutes {seat}" for day, seat in self.taken],
        }


def invented(seed: int) -> Turns:
    """Some turns over two seasons: most seats are held all along, some come, leave or stop."""
    draw = Random(seed)
    first, last = date(2025, 9, 1), date(2030, 1, 1)
    held: dict[str, Sequence[tuple[date, date]]] = {}
    for seat in "abcde"[: draw.randrange(2, 6)]:
        some = first + DAY * draw.randrange(700)
        away = some + DAY * draw.randrange(1, 150)
        held[seat] = draw.choice(
            ([(first, last)], [(first, last)], [(some, last)], [(first, some), (away, last)])
        )
    days = sorted({first + DAY * draw.randrange(720) for _ in range(draw.randrange(1, 14))})
    taken = []
    for n, day in enumerate(days):
        here = [seat for seat in held if any(a <= day <= b for a, b in held[seat])]
        if here:
            taken.append((day, here[n % len(here)] if draw.random() < 0.6 else draw.choice(here)))
    return Turns(taken, held, SEASON + DAY * draw.choice((0, 1, 363, draw.randrange(364))))
