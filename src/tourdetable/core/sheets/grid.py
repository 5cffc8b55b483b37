"""What a sheet is once read: rows of cells at their places, or why it is not read at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tourdetable.core.words.phrase import Phrase

MOST_BYTES = 5_000_000
MOST_UNPACKED = 80_000_000
MOST_ROWS = 10_000
MOST_COLUMNS = 100
MOST_CELLS = 300_000
LONGEST_CELL = 2_000

SPACES = re.compile(r"[^\S\n]+")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")
ERROR = re.compile(
    r"#(REF|N/A|NAME|NOM|VALUE|VALEUR|DIV/0|NUM|NOMBRE|NULL|NUL|SPILL|CALC)[!?]?|Err:\d+", re.I
)


class UnreadableSheet(Exception):
    """A file, or a sheet of it, that is not read at all: why, in words."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(str(phrase))
        self.phrase = phrase


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that has no value to give: a formula in error, or never computed."""

    shown: str = ""


Cell = str | date | Broken


@dataclass(frozen=True)
class Grid:
    """A sheet: `rows` begins at its first line, blank ones included."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def blank(self) -> bool:
        return not any(filled(row) for row in self.rows)


def filled(row: Iterable[Cell]) -> bool:
    """Whether a row holds anything."""
    return any(cell != "" for cell in row)


def plain(text: str) -> str:
    """A cell's text: no space at its ends, none doubled, no-break ones made plain, nothing unseen.

    >>> plain(" Caf\\u00a0 du\\tGard ")
    'Caf du Gard'
    """
    lines = UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line for raw in lines if (line := SPACES.sub(" ", raw).strip()))


def cell_of(value: object) -> Cell:
    """A value as a program read it; a text that is an error is no value."""
    text = plain(str(value))[:LONGEST_CELL]
    return Broken(text) if ERROR.fullmatch(text) else unquoted(text)


def unquoted(text: str) -> str:
    """Without the apostrophe that we put before what a program would take for a formula."""
    return text[1:] if text[:1] == "'" and text[1:].lstrip()[:1] in "=+-@" else text


def one_line(cell: Cell) -> str:
    """What a cell says, on one line."""
    if isinstance(cell, Broken):
        return cell.shown
    return cell.isoformat() if isinstance(cell, date) else " ".join(cell.split())
