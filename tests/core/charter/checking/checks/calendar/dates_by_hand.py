"""What `calendar_ahead` must say, by asking on the eve of the season what was dated then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from tests.core.charter.judging import Facts

DAY = timedelta(1)
SEASON = date(2026, 9, 1)
END = date(2027, 8, 31)


class Dated(NamedTuple):
    """A meeting, the day its date was set, and whether it was cancelled since."""

    on: date
    set_on: date
    cancelled: bool


@dataclass(frozen=True)
class Calendar:
    """The meetings of a body, judged on a day of the season that begins on 1 September 2026."""

    starts: date
    meetings: Sequence[Dated]
    on: date

    def broken(self, minimum: int) -> bool:
        """Too few on the eve, or one that was set later and stands."""
        mine = [one for one in self.meetings if SEASON <= one.on <= END]
        if self.starts >= SEASON or not self.meetings:
            return False
        on_the_eve = [one for one in mine if one.set_on <= SEASON - DAY]
        late = [one for one in mine if SEASON <= one.set_on <= self.on and not one.cancelled]
        return len(on_the_eve) < minimum or bool(late)

    @property
    def facts(self) -> Facts:
        """The same, in the notation of examples."""
        return {
            "bodies": [f"club club {self.starts}"],
            "meetings": [
                f"m{n} club session {one.on} dated={one.set_on}"
                + (" cancelled" if one.cancelled else "")
                for n, one in enumerate(self.meetings)
            ],
        }


def invented(seed: int) -> Calendar:
    """Some calendar around the season, its borders often met."""
    draw = Random(seed)
    starts = draw.choice((SEASON - DAY, SEASON, date(2025, 9, 1), SEASON + DAY * 20))
    meetings = []
    for _ in range(draw.randrange(6)):
        on = draw.choice((SEASON, END, END + DAY, SEASON + DAY * draw.randrange(-60, 420)))
        ahead = on - DAY * draw.randrange(400)
        set_on = min(on, draw.choice((SEASON - DAY, SEASON, ahead)))
        meetings.append(Dated(on, set_on, draw.random() < 0.2))
    return Calendar(starts, meetings, SEASON + DAY * draw.choice((0, 364, draw.randrange(365))))
