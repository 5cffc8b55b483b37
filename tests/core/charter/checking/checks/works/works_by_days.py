"""What the checks of works must say, found from day to day: slow, and plain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.core.charter.checking.checks.drawn import DAY, FIRST, WARNED, Draw, walked
from tests.core.charter.judging import Facts


@dataclass(frozen=True)
class Promised:
    """Deliverables, each with the day it is due and that on which it came, and the judged day."""

    deliverables: list[tuple[date | None, date | None]]
    on: date

    @property
    def facts(self) -> Facts:
        told = []
        for n, (due, done) in enumerate(self.deliverables):
            days = (f"due_on={due}" if due else "", f"delivered_on={done}" if done else "")
            state = "approved" if done else "planned"
            told.append(" ".join(filter(None, (f"d{n}", "club", state, *days))))
        return {"bodies": ["club club 2025-01-01"], "deliverables": told}

    def state(self) -> str:
        """Owed until it is done; done late, a fault of the season in which it fell due."""
        found = {self._one(due, done) for due, done in self.deliverables}
        order = ("broken", "at_risk", "kept", "not_concerned")
        return next((state for state in order if state in found), "not_concerned")

    def _one(self, due: date | None, done: date | None) -> str:
        came = done is not None and done <= self.on
        if due is None:
            return "kept" if came else "not_concerned"
        late = [day for day in walked(due + DAY, self.on) if done is None or day <= done]
        if late and (not came or late[0] >= FIRST):
            return "broken"
        if came:
            return "not_concerned" if late else "kept"
        return "at_risk" if due + DAY <= self.on + WARNED else "not_concerned"


def promised(draw: Draw) -> Promised:
    """Up to three deliverables, due and done around the judged day."""
    on = draw.judged()
    found = []
    for _ in range(draw.randrange(4)):
        due = draw.choice((None, draw.day(FIRST, on), draw.day(FIRST, on)))
        found.append((due, draw.choice((None, None, draw.day(on, due or on)))))
    return Promised(found, on)


@dataclass(frozen=True)
class Minuted:
    """Meetings and their minutes (who wrote, their state, the day they were adopted)."""

    meetings: list[date]
    minutes: list[tuple[int, str, tuple[str, ...], date | None]]
    host_until: date
    on: date

    @property
    def facts(self) -> Facts:
        told = []
        for meeting, state, writers, adopted in self.minutes:
            hands = f"written_by={','.join(writers)}" if writers else ""
            day = f"adopted_on={adopted}" if adopted else ""
            words = (f"n{meeting}", f"m{meeting}", state, hands, day)
            told.append(" ".join(filter(None, words)))
        return {
            "bodies": ["club club 2025-01-01"],
            "offices": [f"lead Ann club 2025-01-01..{self.host_until}"],
            "meetings": [f"m{n} club session {day}" for n, day in enumerate(self.meetings)],
            "minutes": told,
        }

    def state(self) -> str:
        """Two hands, that of the lead of the meeting's day among them, once they are adopted.

        Adopted on a day that nobody wrote, they count on that of their meeting.
        """
        found = set()
        for meeting, state, writers, adopted in self.minutes:
            met = self.meetings[meeting]
            day = adopted or met
            if state == "adopted" and FIRST <= day <= self.on:
                led = met <= self.host_until and "Ann" in writers
                found.add(len(set(writers)) > 1 and led)
        return ("broken" if False in found else "kept") if found else "not_concerned"


def minuted(draw: Draw) -> Minuted:
    """Up to four past meetings, most with minutes."""
    on = draw.judged()
    meetings = [min(draw.day(FIRST, on), on) for _ in range(draw.randrange(5))]
    minutes = []
    for n, met in enumerate(meetings):
        state = draw.choice(("adopted", "adopted", "draft", "superseded", "review"))
        adopted = met + DAY * draw.randrange((on - met).days + 1)
        known = state == "adopted" and draw.random() < 0.7
        writers = tuple(draw.sample(("Ann", "Bea", "Cid"), draw.randrange(4)))
        if draw.random() < 0.8:
            minutes.append((n, state, writers, adopted if known else None))
    return Minuted(meetings, minutes, draw.day(FIRST, on), on)
