"""Values of workbooks become texts and days."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from tests.core.sheets.books import workbook
from tourdetable.core.sheets.workbooks import packed_grids, put, value_of


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (612345678.0, "612345678"),
        (1.5, "1.5"),
        (True, "oui"),
        (False, "non"),
        (date(2026, 3, 1), date(2026, 3, 1)),
        (datetime(2026, 3, 1, 8, 30), date(2026, 3, 1)),  # noqa: DTZ001  as a cell holds it
        (time(8, 30), ""),
        (" a ", "a"),
    ],
)
def test_values(value: object, cell: object) -> None:
    assert value_of(value) == cell


def test_blank_lines_keep_their_place() -> None:
    (grid,) = packed_grids(workbook([[], ["a"], [], ["b"]]))
    assert grid.rows == (("",), ("a",), ("",), ("b",))


def test_a_cell_is_put_beyond_the_end() -> None:
    rows: list[list[Any]] = [["a"]]
    put(rows, 2, 1, "x")
    put(rows, 10_001, 1, "far")
    assert rows == [["a"], [], ["", "x"]]
