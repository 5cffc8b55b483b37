"""The dates of the board, so that a long year is read on a phone: what marks all the dates of a
body is said once; a month is folded there, but for the first ones that ask for a look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from tourdetable.domain.years.models import Series
from tourdetable.interface.web.areas.years.words import Mark

MANY = 3
"""As many dates of a body with the same mark: when it has no other, this is said once."""
IN_SIGHT = 6
"""Dates that a phone shows at once, those of the first month that asks for a look apart."""
SEEN = frozenset({"warning", "bad"})


@dataclass(frozen=True)
class BoardMeeting:
    """One meeting on the board; a turn is a duty and the institution whose turn it is. `series`
    is None for a meeting of the calendar that the draft does not plan; `drawn`, the one of the
    calendar, for those who draft."""

    on: date
    part: str
    opens: time | None
    series: Series | None
    drawn: int | None
    column: str
    place: str
    turns: tuple[tuple[str, str], ...]
    marks: tuple[Mark, ...]

    @property
    def to_see(self) -> bool:
        """Whether it asks for a look."""
        return any(mark.look in SEEN for mark in self.marks)


@dataclass(frozen=True)
class Column:
    """The meetings of one body and kind: the planner's id, and how they are called."""

    key: str
    name: str


Cell = tuple[Column, list[BoardMeeting]]
"""The meetings of one column."""


@dataclass(frozen=True)
class Month:
    """A line of the board; `open`: not folded on a phone."""

    first: date
    cells: list[Cell]
    open: bool = False

    @property
    def entries(self) -> list[BoardMeeting]:
        return [entry for _column, entries in self.cells for entry in entries]

    @property
    def to_see(self) -> int:
        """How many of its dates ask for a look."""
        return sum(entry.to_see for entry in self.entries)


def opened(months: Iterable[Month]) -> Iterator[Month]:
    """The months, the first ones that ask for a look open, as many as a phone shows at once;
    where none does, the first one that has dates."""
    every = list(months)
    wanted = [one for one in every if one.to_see] or [one for one in every if one.entries][:1]
    shown, dates = set[date](), 0
    for month in wanted:
        dates += len(month.entries)
        if shown and dates > IN_SIGHT:
            break
        shown.add(month.first)
    return (replace(month, open=month.first in shown) for month in every)


def on_all_dates(entries: Iterable[BoardMeeting]) -> Mapping[str, list[Mark]]:
    """By column of many dates, the marks that all of these bear."""
    columns: dict[str, list[BoardMeeting]] = {}
    for entry in entries:
        columns.setdefault(entry.column, []).append(entry)
    return {key: common(mine) for key, mine in columns.items() if len(mine) >= MANY}


def common(entries: Sequence[BoardMeeting]) -> list[Mark]:
    """The marks that all these dates bear: what people marked, and broken rules, stay with each."""
    mine = [mark for mark in entries[0].marks if mark.icon in ("warning", "info")]
    return [mark for mark in mine if all(mark in entry.marks for entry in entries)]


def without(entry: BoardMeeting, said: Mapping[str, list[Mark]]) -> BoardMeeting:
    """A meeting without the marks that are said once."""
    known = said.get(entry.column, [])
    return replace(entry, marks=tuple(mark for mark in entry.marks if mark not in known))
