"""An import before its reader: how many lines do what, and each of them with its reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.utils.text import capfirst

from tourdetable.core.sheets.headings import SheetColumn
from tourdetable.domain.rosters.enums import WRITING, ImportState, LineState
from tourdetable.domain.rosters.models import RosterLine
from tourdetable.domain.rosters.phrases import spoken
from tourdetable.interface.web.areas.rosters.access import Imported
from tourdetable.interface.web.paging import Pages

PAGE = 40
SHOWN = 4
"""Cells by which a line is recognised."""

TELLING = (
    SheetColumn.BODY,
    SheetColumn.INSTITUTION,
    SheetColumn.FULL,
    SheetColumn.GIVEN,
    SheetColumn.FAMILY,
    SheetColumn.EMAIL,
)

BADGES = {
    LineState.CREATED: "good",
    LineState.CHANGED: "info",
    LineState.SAME: "",
    LineState.REFUSED: "bad",
}


@dataclass(frozen=True)
class LineTold:
    """A line in words; `sheet` is said when several are read."""

    key: int
    number: int
    sheet: str
    cells: str
    state: str
    badge: str
    says: list[str]
    questions: int


@dataclass(frozen=True)
class StateLink:
    """A state to be opened, and how many lines are in it."""

    code: str
    name: str
    count: int
    current: bool


@dataclass(frozen=True)
class ImportPage:
    """What the address asks of an import."""

    found: Imported
    asked: Mapping[str, str]

    @property
    def state(self) -> str:
        """The state that is opened; refusals first."""
        asked = self.asked.get("state", "")
        known = [state.value for state in LineState if self.found.counts.get(state)]
        if asked in known:
            return asked
        return (
            LineState.REFUSED.value if LineState.REFUSED.value in known else next(iter(known), "")
        )

    @property
    def links(self) -> list[StateLink]:
        return [
            StateLink(state.value, capfirst(str(state.label)), count, state.value == self.state)
            for state in LineState
            if (count := self.found.counts.get(state, 0))
        ]

    @cached_property
    def page(self) -> Page[Any]:
        rows = self.found.roster.lines.filter(state=self.state)
        return Pages(rows, PAGE).get_page(self.asked.get("page"))

    @property
    def query(self) -> str:
        return f"{urlencode({'state': self.state})}&"

    @cached_property
    def lines(self) -> list[LineTold]:
        columns = [SheetColumn(code) for code in self.found.roster.columns]
        return [told(line, columns) for line in self.page]

    @property
    def writes(self) -> int:
        """How many lines write something."""
        return sum(self.found.counts.get(state, 0) for state in WRITING)

    @property
    def total(self) -> int:
        return sum(self.found.counts.values())

    @property
    def under_way(self) -> bool:
        return self.found.roster.state == ImportState.WORKING

    @property
    def why(self) -> str:
        """What stopped it."""
        said = self.found.roster.why
        return spoken(said) if said else ""


def told(line: RosterLine, columns: Sequence[SheetColumn]) -> LineTold:
    state = LineState(line.state)
    cells = recognised(line.cells, columns)
    says = [capfirst(spoken(said)) for said in line.says]
    badge, name = BADGES[state], capfirst(str(state.label))
    return LineTold(
        line.number, line.row, line.sheet, cells, name, badge, says, len(line.candidates)
    )


def recognised(cells: Sequence[str], columns: Sequence[SheetColumn]) -> str:
    """The cells by which a line is recognised; of one of which nothing is known, the first."""
    known = {c: cell for c, cell in zip(columns, cells, strict=False) if c in TELLING and cell}
    texts = [known[column] for column in TELLING if column in known]
    return " · ".join((texts or [cell for cell in cells if cell])[:SHOWN])[:200]
