"""A table of bodies and schemes: what its columns mean, and what is wrong in its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tourdetable.core.sheets.grid import Broken, Cell, Grid, filled, one_line
from tourdetable.core.words.collation import folded
from tourdetable.core.words.phrase import Phrase, gettext_noop

LOOKED_AT = 20
"""Rows among which the headings stand."""

NO_NAME_COLUMN = gettext_noop("No column is called “Name”: keep the headings of the model.")
NO_WHAT_COLUMN = gettext_noop("No column says what each does: keep the headings of the model.")
NO_NAME = gettext_noop("line %(line)d: the name is missing")
NO_WHAT = gettext_noop("line %(line)d: what it does is missing")
BROKEN = gettext_noop("line %(line)d: a formula in error stands in place of a text")
TWICE = gettext_noop("line %(line)d: “%(name)s” stands in another line already")


class SchemeColumn(StrEnum):
    """What a column holds: the fields of a line of the register."""

    NAME = "name"
    ACRONYM = "acronym"
    WHAT = "what"
    FOR_WHOM = "for_whom"
    TERRITORY = "territory"
    LED_BY = "led_by"
    ADDRESS = "address"
    TAGS = "tags"


MEANINGS: Mapping[str, SchemeColumn] = {
    words.strip(): column
    for column, variants in {
        SchemeColumn.NAME: "nom | name | dispositif | instance | intitule | scheme",
        SchemeColumn.ACRONYM: "sigle | acronyme | acronym",
        SchemeColumn.WHAT: "ce qu il fait | what it does | description | objet | missions | a quoi"
        " il sert | ce qu elle fait",
        SchemeColumn.FOR_WHOM: "pour qui | for whom | public | publics",
        SchemeColumn.TERRITORY: "territoire | territory | perimetre",
        SchemeColumn.LED_BY: "qui le porte | who leads it | porteur | pilote | led by",
        SchemeColumn.ADDRESS: "adresse | adresse web | adresse du site | site | site web | lien"
        " | site internet | web address | address | url",
        SchemeColumn.TAGS: "etiquettes | tags | themes | mots cles",
    }.items()
    for words in variants.split("|")
}


NEEDED = {SchemeColumn.NAME: NO_NAME_COLUMN, SchemeColumn.WHAT: NO_WHAT_COLUMN}


@dataclass(frozen=True)
class SchemeLine:
    """A line of the table: its number in the sheet, and what its columns say."""

    number: int
    said: Mapping[SchemeColumn, str]


@dataclass(frozen=True)
class SchemeTable:
    """The lines of a sheet, all that is wrong in it, and the headings that mean nothing here."""

    lines: tuple[SchemeLine, ...] = ()
    wrong: tuple[Phrase, ...] = ()
    passed_over: tuple[str, ...] = ()


def read_schemes(grid: Grid) -> SchemeTable:
    """What a sheet says; columns that mean nothing here are passed over, and told."""
    at, columns = headings_of(grid)
    for column, missing in NEEDED.items():
        if column not in columns:
            return SchemeTable(wrong=(Phrase(missing),))
    rows = [(n, row) for n, row in enumerate(grid.rows[at + 1 :], at + 2) if filled(row)]
    lines = tuple(SchemeLine(n, said_in(row, columns)) for n, row in rows)
    wrong = (*broken_in(rows), *wrong_in(lines))
    return SchemeTable(lines, wrong, tuple(passed_over(grid.rows[at], columns)))


def passed_over(row: Sequence[Cell], columns: Sequence[SchemeColumn | None]) -> Iterator[str]:
    """The headings that mean nothing here."""
    for cell, column in zip(row, columns, strict=True):
        if column is None and (heading := one_line(cell)):
            yield heading


def broken_in(rows: Sequence[tuple[int, Sequence[Cell]]]) -> list[Phrase]:
    """The lines that hold a formula in error."""
    broken = (n for n, row in rows if any(isinstance(cell, Broken) for cell in row))
    return [Phrase(BROKEN, line=n) for n in broken]


def headings_of(grid: Grid) -> tuple[int, Sequence[SchemeColumn | None]]:
    """The row, among the first ones, in which most headings are known, and what each means."""
    looked_at = [meanings(row) for row in grid.rows[:LOOKED_AT]] or [[]]
    best = max(range(len(looked_at)), key=lambda n: sum(one is not None for one in looked_at[n]))
    return best, looked_at[best]


def meanings(row: Sequence[Cell]) -> list[SchemeColumn | None]:
    """What each heading of a row means; the second time, nothing."""
    found: list[SchemeColumn | None] = []
    for cell in row:
        column = MEANINGS.get(folded(one_line(cell)))
        found.append(None if column in found else column)
    return found


def said_in(row: Sequence[Cell], columns: Sequence[SchemeColumn | None]) -> dict[SchemeColumn, str]:
    """What a row says, by column."""
    every = zip(columns, row, strict=False)
    return {
        column: cell if isinstance(cell, str) else one_line(cell)
        for column, cell in every
        if column is not None
    }


def wrong_in(lines: Sequence[SchemeLine]) -> list[Phrase]:
    """The lines that cannot be taken, and why."""
    found, seen = list[Phrase](), set[str]()
    for line in lines:
        name = one_line(line.said.get(SchemeColumn.NAME, ""))
        if not name:
            found.append(Phrase(NO_NAME, line=line.number))
        elif not line.said.get(SchemeColumn.WHAT):
            found.append(Phrase(NO_WHAT, line=line.number))
        if name and name in seen:
            found.append(Phrase(TWICE, line=line.number, name=name))
        seen.add(name)
    return found
