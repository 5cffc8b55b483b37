"""The file of an import, read as it was settled."""

from __future__ import annotations

from dataclasses import replace

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
