"""XLSX, ODS and old XLS files, by calamine: their visible sheets as grids."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from tourdetable.core.sheets.csv_files import too_large
from tourdetable.core.sheets.grid import (
    MOST_COLUMNS,
    MOST_ROWS,
    Broken,
    Cell,
    Grid,
    UnreadableSheet,
    cell_of,
)
from tourdetable.core.sheets.packed import (
    damaged,
    locked,
    must_be_near,
    packed_again,
    unpacked,
    valueless,
)

RELATED = re.compile(rb"<(?:\w+:)?Relationship\b([^<>]*+)>")
SHEETS = re.compile(rb"<(?:\w+:)?sheet\b([^<>]*+)>")
SAID = re.compile(rb'(?<![\w:])([\w:]++)="([^"]*)"')
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def packed_grids(data: bytes) -> list[Grid]:
    """The sheets of an XLSX or ODS file."""
    parts = unpacked(data)
    if b"manifest:encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise UnreadableSheet(locked())
    must_be_near(parts)
    broken = {n: set(valueless(parts[name])) for n, name in enumerate(sheet_parts(parts))}
    return grids(packed_again(parts), broken)


def old_grids(data: bytes) -> list[Grid]:
    """The sheets of an XLS file; a protected XLSX looks like one."""
    if ENCRYPTED in data:
        raise UnreadableSheet(locked())
    return grids(data, {})


def grids(data: bytes, broken: dict[int, set[tuple[int, int]]]) -> list[Grid]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        kept = [
            (n, known.name)
            for n, known in enumerate(book.sheets_metadata)
            if known.visible is SheetVisibleEnum.Visible and known.typ is SheetTypeEnum.WorkSheet
        ]
        return [grid_of(book.get_sheet_by_index(n), name, broken.get(n, set())) for n, name in kept]
    except PasswordError as error:
        raise UnreadableSheet(locked()) from error
    except (CalamineError, ZipError, XmlError, ValueError) as error:
        raise UnreadableSheet(damaged()) from error


def grid_of(sheet: CalamineSheet, name: str, broken: Iterable[tuple[int, int]]) -> Grid:
    """A sheet; what is merged says the same in each of its cells."""
    if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        raise UnreadableSheet(too_large())
    rows = [[value_of(v) for v in row] for row in sheet.to_python(skip_empty_area=False)]
    for row, column in broken:
        put(rows, row, column, Broken())
    for first, last in sheet.merged_cell_ranges or ():
        fill_merged(rows, first, last)
    return Grid(name, tuple(tuple(row) for row in rows))


def fill_merged(rows: list[list[Cell]], first: tuple[int, int], last: tuple[int, int]) -> None:
    """Have each cell of a merged range, from its first to its last, say what the first one says."""
    (top, left), (bottom, right) = first, last
    said = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
    for row in rows[top : bottom + 1]:
        for column in range(left, min(right + 1, len(row))):
            row[column] = said


def put(rows: list[list[Cell]], row: int, column: int, cell: Cell) -> None:
    if row < MOST_ROWS and column < MOST_COLUMNS:
        while len(rows) <= row:
            rows.append([])
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = cell


def value_of(value: object) -> Cell:
    """A cell as calamine gives it: a day, or a text; whole numbers without decimals."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, date):
        return value
    return "" if isinstance(value, timedelta | time) else cell_of(value)


def sheet_parts(parts: dict[str, bytes]) -> list[str]:
    """The parts of the sheets of an XLSX file, in their order."""
    related = {}
    for said in said_in(RELATED, parts.get("xl/_rels/workbook.xml.rels", b"")):
        related[said.get(b"Id", b"")] = said.get(b"Target", b"").decode()
    found = []
    for said in said_in(SHEETS, parts.get("xl/workbook.xml", b"")):
        target = related.get(said.get(b"r:id", b""), "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        if path in parts:
            found.append(path)
    return found


def said_in(tag: re.Pattern[bytes], content: bytes) -> list[dict[bytes, bytes]]:
    """The attributes of each tag of a kind."""
    return [dict(SAID.findall(attributes)) for attributes in tag.findall(content)]
