"""The road map of a group, drawn as a line of time: where each mark stands, in what order they are
told beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tourdetable.core.words.days import add_months
from tourdetable.domain.groups.dues import Due
from tourdetable.domain.groups.enums import DueKind
from tourdetable.domain.meetings.enums import FORESEEN
from tourdetable.domain.meetings.models import Meeting

WIDTH, MARGIN, TOP, ROW, BREADTH = 720, 24, 44, 34, 20
"""The drawing, in its own units: its breadth, the blank on both sides, where the first lane is, how
far apart lanes are, how broad a mark is."""

SESSION = "session"
LANES = (SESSION, DueKind.STEP.value, DueKind.WORK.value, DueKind.REPORT.value)


@dataclass(frozen=True)
class LineMark:
    """One thing on the line: a session, or what is due; `state` is `done`, `late`, `coming`
    or `unknown`."""

    number: int
    lane: str
    day: date
    title: str
    state: str
    due: Due | None = None
    meeting: Meeting | None = None


@dataclass(frozen=True)
class TimeLine:
    """The months of a work, what stands on them, and today."""

    first: date
    last: date
    today: date
    marks: Sequence[LineMark]

    def at(self, day: date) -> float:
        """Where a day stands, from left to right; days outside stand at the edges."""
        inside = min(max(day, self.first), self.last)
        share = (inside - self.first).days / max((self.last - self.first).days, 1)
        return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)

    def row(self, mark: LineMark) -> int:
        """How far down a mark stands: each kind has its lane."""
        return TOP + self.lanes.index(mark.lane) * ROW

    @cached_property
    def places(self) -> dict[int, float]:
        """Where each mark stands, by its number: beside the one before it, were it on top of it."""
        found, free = dict[int, float](), dict[str, float]()
        for mark in self.marks:
            found[mark.number] = max(self.at(mark.day), free.get(mark.lane, 0))
            free[mark.lane] = found[mark.number] + BREADTH
        return found

    @cached_property
    def lanes(self) -> list[str]:
        """The lanes that hold something, in order."""
        held = {mark.lane for mark in self.marks}
        return [lane for lane in LANES if lane in held]

    @property
    def height(self) -> int:
        return TOP + max(len(self.lanes), 1) * ROW

    @property
    def months(self) -> list[tuple[float, date]]:
        """Where each month begins, and its first day."""
        return [(self.at(day), day) for day in first_days(self.first, self.last)]

    @property
    def now(self) -> float | None:
        """Where today stands; None outside of the work."""
        return self.at(self.today) if self.first <= self.today <= self.last else None


def first_days(first: date, last: date) -> Iterator[date]:
    """The first days of the months, from that of a day to that of another."""
    day = first.replace(day=1)
    while day <= last:
        yield day
        day = add_months(day, 1)


def time_line(
    first: date, last: date, today: date, dues: Iterable[Due], sessions: Iterable[Meeting]
) -> TimeLine:
    """The line of a work, whole months; what is due and its sessions, by day."""
    told: list[tuple[date, str, str, Due | None, Meeting | None]] = []
    told += [(one.day, SESSION, one.title, None, one) for one in sessions]
    told += [(d.due, d.kind.value, d.title, d, None) for d in dues if d.kind.value in LANES]
    told.sort(key=lambda row: (row[0], LANES.index(row[1]), row[2]))
    marks = [
        LineMark(number, lane, day, title, state_of(due or meeting, today), due, meeting)
        for number, (day, lane, title, due, meeting) in enumerate(told, 1)
    ]
    ends = add_months(last.replace(day=1), 1)
    return TimeLine(first.replace(day=1), ends, today, marks)


def state_of(told: Due | Meeting | None, today: date) -> str:
    """Whether it is done, late or to come; a session that is past and was never opened is
    `unknown`: nobody says that it was held."""
    if isinstance(told, Due):
        return "done" if told.done_on else "late" if told.is_late(today) else "coming"
    assert told is not None, "what is on the line is due, or is a session"
    if told.day >= today:
        return "coming"
    return "unknown" if told.state in FORESEEN else "done"
