"""When something owed is at fault, found by walking from day to day (ADR 46)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.core.charter.judging import Facts

DAY = timedelta(1)
SEASON = date(2026, 9, 1)
WITHIN = 30


@dataclass(frozen=True)
class Question:
    """A question that is to be answered within thirty days, judged in the season 2026-2027."""

    sent: date
    answered: date | None
    lifts: Sequence[tuple[date, date]]
    on: date

    def first_free(self, since: date, until: date) -> date | None:
        """The first day on which no decision lifts the article."""
        days = (since + DAY * n for n in range((until - since).days + 1))
        lifted = ((day, any(a <= day <= b for a, b in self.lifts)) for day in days)
        return next((day for day, free in lifted if not free), None)

    def broken(self) -> bool:
        """Still owed on a day of the season; or answered, but late since a day of the season."""
        late, done = self.sent + DAY * (WITHIN + 1), self.answered
        if done is None or done > self.on:
            return self.first_free(max(late, SEASON), self.on) is not None
        first = self.first_free(late, done)
        return first is not None and first >= SEASON

    @property
    def facts(self) -> Facts:
        """The same, in the notation of examples."""
        answered = f" answered_on={self.answered}" if self.answered else ""
        return {
            "bodies": ["club club 2020-01-01"],
            "referrals": [f"q club {self.sent}{answered}"],
            "exceptions": [f"E-1 club d{n} {a}..{b}" for n, (a, b) in enumerate(self.lifts)],
        }


def invented(seed: int) -> Question:
    """Some question, its borders often met."""
    draw = Random(seed)
    on = SEASON + DAY * draw.choice((0, 1, 364, draw.randrange(365)))
    sent = min(on, date(2026, 1, 1) + DAY * draw.randrange(550))
    after = draw.choice((WITHIN - 1, WITHIN, WITHIN + 1, draw.randrange(1, 400)))
    lifts = []
    for _ in range(draw.randrange(3)):
        first = sent + DAY * draw.randrange(230)
        last = draw.choice((first + DAY * draw.randrange(90), SEASON - DAY, date(2027, 8, 31)))
        lifts.append((first, max(first, last)))
    answered = None if draw.random() < 0.4 else sent + DAY * after
    return Question(sent, answered, lifts, on)
