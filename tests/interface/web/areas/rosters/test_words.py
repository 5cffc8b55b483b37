"""Each column has a name of its own, and a letter as in a spreadsheet."""

from __future__ import annotations

from tourdetable.core.sheets.headings import SheetColumn, meaning
from tourdetable.interface.web.areas.rosters.words import COLUMNS, letter


def test_each_column_is_called_otherwise() -> None:
    assert set(COLUMNS) == set(SheetColumn)
    assert len({str(words) for words in COLUMNS.values()}) == len(COLUMNS)


def test_what_we_call_a_column_is_recognised() -> None:
    first = [c for c in SheetColumn if c and not c.value.endswith("_2")]
    assert [meaning(str(COLUMNS[column])) for column in first] == first


def test_letters() -> None:
    assert [letter(n) for n in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
