"""Reads: an import's file as lines, read as it was settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tourdetable.core.sheets.grid import Broken, Grid, one_line
from tourdetable.core.sheets.headings import (
    Headings,
    SheetColumn,
    family_comes_first,
    find_headings,
    headings_at,
)
from tourdetable.core.sheets.members import Layout, SeatWish, wishes
from tourdetable.core.sheets.reading import read_sheets
from tourdetable.domain.rosters.models import RosterImport
from tourdetable.domain.rosters.options import AUTO, FAMILY_FIRST, Options
from tourdetable.domain.rosters.own_names import in_own_name

Lines = list[tuple[int, SeatWish | None]]


@lru_cache(maxsize=2)
def sheets_of(content: bytes) -> tuple[Grid, ...]:
    """The sheets of a file, kept while its lines are carried out one batch after the other."""
    return tuple(read_sheets(content))


@lru_cache(maxsize=2)
def lines_of(content: bytes, sheet: int, layout: Layout) -> Lines:
    """The lines of one of them, likewise."""
    grids = sheets_of(content)
    return list(wishes(grids[min(sheet, len(grids) - 1)].rows, layout))


def best_sheet(grids: Sequence[Grid]) -> tuple[int, Headings]:
    """The sheet in which most headings are known, and where they are."""
    found = [(n, find_headings(grid)) for n, grid in enumerate(grids)]
    return max(found, key=lambda one: (one[1].known, -one[0]))


@dataclass(frozen=True)
class ImportedSheet:
    """The sheet of an import that is read."""

    roster: RosterImport
    options: Options

    @property
    def grids(self) -> tuple[Grid, ...]:
        return sheets_of(bytes(self.roster.content))

    @property
    def grid(self) -> Grid:
        return self.grids[min(self.roster.sheet, len(self.grids) - 1)]

    @property
    def headings(self) -> Headings:
        return headings_at(self.grid, self.roster.heading_row)

    @property
    def columns(self) -> list[SheetColumn]:
        return [SheetColumn(code) for code in self.roster.columns]

    @property
    def layout(self) -> Layout:
        words, columns = self.headings.words, tuple(self.columns)
        return Layout(self.roster.heading_row, words, columns, self.family_first)

    @property
    def family_first(self) -> bool:
        """As was chosen; else as the heading of whole names says."""
        if self.options.order != AUTO:
            return self.options.order == FAMILY_FIRST
        pairs = zip(self.headings.words, self.columns, strict=False)
        full = [word for word, column in pairs if column in (SheetColumn.FULL, SheetColumn.FULL_2)]
        return bool(full) and family_comes_first(full[0])

    @property
    def lines(self) -> Lines:
        found = lines_of(bytes(self.roster.content), self.roster.sheet, self.layout)
        return [(n, in_own_name(wish)) for n, wish in found] if self.options.own_names else found

    @property
    def readable(self) -> bool:
        """Whether it is known which columns say the institution, or that none does."""
        return self.options.own_names or SheetColumn.INSTITUTION in self.columns

    def cells(self, number: int) -> list[Any]:
        """The cells of a line as they were read, to be sent back."""
        row = self.grid.rows[number - 1] if number <= len(self.grid.rows) else ()
        return [cell.shown if isinstance(cell, Broken) else one_line(cell) for cell in row]
