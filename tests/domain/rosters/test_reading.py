"""The file of an import, read as it was settled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.core.sheets.books import workbook
from tests.domain.builders import found_circle
from tests.domain.rosters.files import begun
from tourdetable.domain.rosters.options import FAMILY_FIRST, GIVEN_FIRST, options_of
from tourdetable.domain.rosters.reading import ImportedSheet, best_sheet, sheets_of

pytestmark = pytest.mark.django_db
BOOK = workbook(
    [["Notes"], ["rien"]], [["Liste"], ["Structure", "Nom et prénom"], ["Caf", "Martin Aline"]]
)


def test_the_sheet_with_headings_is_the_one_that_is_read() -> None:
    sheet, headings = best_sheet(sheets_of(BOOK))
    assert (sheet, headings.row) == (1, 1)


def test_the_order_of_names_is_that_of_the_heading_unless_it_is_said() -> None:
    roster = begun(found_circle(), BOOK)
    options = options_of(roster.choices)

    def first(order: str) -> str:
        sheet = ImportedSheet(roster, replace(options, order=order))
        ((_number, wish),) = sheet.lines
        assert wish is not None
        return wish.holders[0].given

    assert [first(o) for o in ("auto", FAMILY_FIRST, GIVEN_FIRST)] == ["Aline", "Aline", "Martin"]
    assert ImportedSheet(roster, options).cells(3) == ["Caf", "Martin Aline"]


def of_each_body() -> bytes:
    """A sheet for each body, called by its name, and another that is none."""
    table = [
        ["Liste"],
        ["Structure", "Collège", "Nom et prénom"],
        ["Caf", "Communes", "Zoé MARTIN"],
    ]

    def named(book: Any) -> None:
        for sheet, name in zip(book, ("Cercle du port", "ITC Est", "Notes"), strict=True):
            sheet.title = name

    return workbook(table, table, [["rien", "de plus"]], arrange=named)


def test_sheets_that_are_alike_are_read_together_each_as_its_body() -> None:
    roster = begun(found_circle(), of_each_body())
    assert roster.sheet == 3
    found = [(line.sheet, line.row, line.state, line.cells) for line in roster.lines.all()]
    assert found == [
        ("Cercle du port", 3, "created", [*CAF, "Cercle du port", "", "Cercle du port"]),
        ("ITC Est", 3, "refused", [*CAF, "ITC Est", "", "ITC Est"]),
    ]


CAF = ["Caf", "Communes", "Zoé MARTIN"]
