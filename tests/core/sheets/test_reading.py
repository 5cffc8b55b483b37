"""A file is read for what it is, whatever its name says."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest

from tests.core.sheets.books import computed, rewritten, workbook
from tourdetable.core.sheets.grid import Broken, UnreadableSheet
from tourdetable.core.sheets.reading import read_sheets
from tourdetable.core.sheets.writing import ODS, XLSX, Table, written

ROWS = (("Structure", "Nom"), ("Médiathèque «\u00a0L’Île\u00a0»", "Trần Émile"))
SEEN = (("Structure", "Nom"), ("Médiathèque « L’Île »", "Trần Émile"))
FRENCH = (("Structure", "Nom"), ("Médiathèque de l'Île", "Hélène Œuf"))


def text(separator: str, rows: Any = FRENCH) -> str:
    return "\r\n".join(separator.join(row) for row in rows)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-32"]
)
def test_any_separator_and_encoding(separator: str, encoding: str) -> None:
    (grid,) = read_sheets(text(separator).encode(encoding))
    assert grid.rows == FRENCH


def test_quotes_hold_separators_and_lines() -> None:
    (grid,) = read_sheets(b'Structure;Nom\n"Caf ; du Gard";"Martin ""Lili""\nDurand"\n')
    assert grid.rows == (("Structure", "Nom"), ("Caf ; du Gard", 'Martin "Lili"\nDurand'))


def test_the_line_that_says_the_separator_is_no_line_of_the_table() -> None:
    (grid,) = read_sheets(b"sep=;\r\na;b\r\n1;2")
    assert grid.rows == ((), ("a", "b"), ("1", "2"))


def test_a_web_page_called_a_spreadsheet_is_read() -> None:
    page = (
        "<html><body><table><tr><th>Structure</th><th>Nom</th></tr>"
        '<tr><td rowspan="2">Caf&nbsp;</td><td>Martin<br>Durand</td></tr><tr><td>Roux</td></tr>'
        "</table></body></html>"
    )
    (grid,) = read_sheets(page.encode())
    assert grid.rows == (("Structure", "Nom"), ("Caf", "Martin\nDurand"), ("Caf", "Roux"))


@pytest.mark.parametrize("kind", [XLSX, ODS])
def test_what_we_write_is_read_again(kind: str) -> None:
    table = Table("Membres", ["Structure", "Depuis"], [["=1+1", date(2026, 3, 1)], ["", None]])
    (grid,) = read_sheets(written(kind, [table]))
    assert grid.rows[:2] == (("Structure", "Depuis"), ("=1+1", date(2026, 3, 1)))


def test_a_formula_gives_its_value_and_one_without_none() -> None:
    data = workbook([["a", "b", "c"], ["=1+1", "=A1&A2", 46082.0]])
    (grid,) = read_sheets(rewritten(data, computed("B2", "Caf")))
    assert grid.rows == (("a", "b", "c"), (Broken(), "Caf", "46082"))


def test_an_error_is_no_value() -> None:
    data = workbook([["a", "b"], ["=1/0", "x"]])
    (grid,) = read_sheets(rewritten(data, computed("A2", "#DIV/0!", "e")))
    assert isinstance(grid.rows[1][0], Broken)
    (text_grid,) = read_sheets(b"a;b\n#N/A;x\n#NOM?;y")
    assert [row[0] for row in text_grid.rows[1:]] == [Broken("#N/A"), Broken("#NOM?")]


def test_what_is_merged_says_the_same_in_each_cell() -> None:
    rows = [["Structure", "Nom"], ["Caf", "Martin"], [None, "Durand"]]
    data = workbook(rows, arrange=lambda book: book.worksheets[0].merge_cells("A2:A3"))
    (grid,) = read_sheets(data)
    assert [row[0] for row in grid.rows] == ["Structure", "Caf", "Caf"]


def test_hidden_and_empty_sheets_are_left_out() -> None:
    def hide(book: Any) -> None:
        book.worksheets[1].sheet_state = "hidden"

    grids = read_sheets(workbook([["a"]], [["b"]], [], [["d"]], arrange=hide))
    assert [grid.name for grid in grids] == ["Feuille 1", "Feuille 4"]


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for n in range(3):
            packed.writestr(f"xl/worksheets/sheet{n}.xml", b"0" * 40_000_000)
    return made.getvalue()


def far(content: bytes) -> bytes:
    cell = b'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>'
    return content.replace(b"</sheetData>", cell)


def repeated(content: bytes) -> bytes:
    said = b'<table:table-row table:number-rows-repeated="1048576">'
    return content.replace(b"<table:table-row>", said, 1)


ODS_FILE = written(ODS, [Table("x", ["a"], [["b"]])])
REFUSED = {
    "empty": (b"", "This file is empty."),
    "blank": (b" ;; \r\n;;", "This file is empty."),
    "bomb": (bomb(), "Once unpacked this file is larger than 80 MB"),
    "large": (b"a;b\n" * 1_300_000, "This file is larger than 5 MB: keep only the table of"),
    "far": (rewritten(workbook([["a"]]), far), "This sheet is larger than 10000 lines"),
    "repeated": (rewritten(ODS_FILE, repeated, "content.xml"), "This sheet is larger than"),
    "long": (b"a;b\n" * 10_001, "This sheet is larger than 10000 lines or 100 columns"),
    "wide": (b"a;" * 200, "This sheet is larger than 10000 lines or 100 columns"),
    "cut": (workbook([["a"]])[:900], "This file is damaged, or is not a spreadsheet"),
    "pdf": (b"%PDF-1.7 ...", "This file is damaged, or is not a spreadsheet"),
    "locked": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "This file is protected by a password",
    ),
    "old junk": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "This file is damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_says_why(name: str) -> None:
    data, why = REFUSED[name]
    with pytest.raises(UnreadableSheet) as refused:
        read_sheets(data)
    assert str(refused.value).startswith(why)
