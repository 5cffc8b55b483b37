"""What is written is no formula in any program, and days are days."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from tests.core.sheets.books import parts
from tourdetable.core.sheets.reading import read_sheets
from tourdetable.core.sheets.writing import CSV, MEDIA, ODS, XLSX, Table, Value, written

LIVE = [
    "=1+1",
    "+33 6 12",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "\n=1+1",
    "\u00a0=1+1",
    '=HYPERLINK("http://x.fr")',
    "|calc",
    "'=1",
]
TABLE = Table("Membres [1]", ["=cmd|' /C calc'!A0", "Jour", "Nombre"], [])
ROWS: list[list[Value]] = [[text, date(2026, 3, 1), n] for n, text in enumerate(LIVE)]
FULL = Table(TABLE.name, TABLE.headings, ROWS)


def test_a_workbook_holds_texts_days_and_numbers_and_no_formula() -> None:
    book = load_workbook(io.BytesIO(written(XLSX, [FULL])))
    cells = [[cell.data_type for cell in row] for row in book.active.iter_rows()]
    assert cells == [["s", "s", "s"], *[["s", "d", "n"]] * len(LIVE)]
    assert all(b"<f>" not in content for content in parts(written(XLSX, [FULL])).values())
    assert book.active["A2"].quotePrefix
    assert book.active["A2"].value == "=1+1"


def test_an_open_document_types_each_cell() -> None:
    content = parts(written(ODS, [FULL]))["content.xml"].decode()
    assert "table:formula" not in content
    assert content.count('office:value-type="date"') == len(LIVE)
    assert content.count('office:value-type="float"') == len(LIVE)


def test_no_cell_of_a_text_file_begins_as_a_formula() -> None:
    text = written(CSV, [FULL])
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1][1:] == ["01/03/2026", "0"]
    begins = [row[0].lstrip()[:1] for row in rows]
    assert begins == ["'"] * (len(LIVE) + 1)


@pytest.mark.parametrize("kind", MEDIA)
def test_what_is_written_is_read_back(kind: str) -> None:
    table = Table("x", ["Structure", "Nom"], [["Caf", "Trần\nÉmile"], ["+33 1", ""]])
    (grid,) = read_sheets(written(kind, [table]))
    assert [row[:2] for row in grid.rows] == [
        ("Structure", "Nom"),
        ("Caf", "Trần\nÉmile"),
        ("+33 1", ""),
    ]


def test_many_sheets_and_unseen_signs() -> None:
    tables = [Table("a/b", ["h"], [["x\x00\u200by"]]), Table("", ["é"], [])]
    first, second = read_sheets(written(XLSX, tables))
    assert (first.name, first.rows[1], second.name) == ("a b", ("xy",), "1")
