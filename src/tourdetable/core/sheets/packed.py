"""XLSX and ODS are zip files of XML: unpacked within bounds before anything reads them.

What a header says of a size is not believed: each part is unpacked until its bound. What is read is
packed again, so that the reader behind finds nothing else. A cell very far away would have it make
all those between, and a line repeated a million times a million lines: they are looked for first.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from tourdetable.core.sheets.csv_files import too_large
from tourdetable.core.sheets.grid import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_UNPACKED,
    UnreadableSheet,
)
from tourdetable.core.words.phrase import Phrase

PIECE = 1 << 20
READ = re.compile(r"(?:xl/.*\.(?:xml|rels|bin)|content\.xml|mimetype|.*\.rels|.*\.xml)", re.I)
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.I)
PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)(?:\s[^<>]*+)?(?<!/)>")
FORMULA = re.compile(rb"<(?:\w+:)?f\b")


def elements(name: bytes) -> re.Pattern[bytes]:
    """What finds the elements of a name: what each says of itself, and holds. It reads a file once,
    were none of them closed: what one holds stops where another begins."""
    held = rb"[^<]*+(?:<(?!/?%b\b)[^<]*+)*+" % name
    return re.compile(rb"<%b\b([^<>]*+)>(?:(?<=/>)|(%b)</%b>)" % (name, held, name))


CELL = elements(rb"(?:\w+:)?c")
ROW = elements(rb"table:table-row")
ODS_CELL = elements(rb"table:(?:covered-)?table-cell")
REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d+)"')


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a packed file, all within `MOST_UNPACKED`."""
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for entry in packed.infolist():
                if entry.flag_bits & 1:
                    raise UnreadableSheet(locked())
                if not READ.fullmatch(entry.filename):
                    continue
                with packed.open(entry) as source:
                    parts[entry.filename] = bounded(source, left)
                left -= len(parts[entry.filename])
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise UnreadableSheet(damaged()) from error
    return parts


def bounded(source: IO[bytes], left: int) -> bytes:
    found = bytearray()
    while piece := source.read(PIECE):
        found += piece
        if len(found) > left:
            raise UnreadableSheet(
                Phrase(
                    "Once unpacked this file is larger than %(mb)d MB: keep only the table in it.",
                    mb=MOST_UNPACKED // 1_000_000,
                )
            )
    return bytes(found)


def packed_again(parts: dict[str, bytes]) -> bytes:
    """The same parts, and nothing else."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return made.getvalue()


def must_be_near(parts: dict[str, bytes]) -> None:
    """Refuse sheets whose cells are so far that all those between would have to be made."""
    for name, content in parts.items():
        if SHEET.fullmatch(name):
            reach(max_places(content))
        elif name == "content.xml":
            reach(max_repeats(content))


def reach(found: tuple[int, int]) -> None:
    rows, columns = found
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS * 3:
        raise UnreadableSheet(too_large())


def max_places(content: bytes) -> tuple[int, int]:
    """The last row and column that hold a value in a sheet of XLSX."""
    rows = columns = 0
    for said, inside in CELL.findall(content):
        place = PLACE.search(said)
        if place and inside:
            rows = max(rows, int(place[2]))
            columns = max(columns, column_of(place[1]) + 1)
    return rows, columns


def max_repeats(content: bytes) -> tuple[int, int]:
    """The same in a sheet of ODS, its repeated rows and cells counted."""
    last = widest = 0
    for table in content.split(b"<table:table ")[1:]:
        at = 0
        for said, inside in ROW.findall(table):
            at += repeated(said)
            width = filled_width(inside)
            if width:
                last, widest = max(last, at), max(widest, width)
    return last, widest


def filled_width(inside: bytes) -> int:
    at = last = 0
    for said, held in ODS_CELL.findall(inside):
        at += repeated(said)
        if held or b"office:value" in said:
            last = at
    return last


def repeated(said: bytes) -> int:
    found = REPEATED.search(said)
    return int(found[1]) if found else 1


def valueless(content: bytes) -> Iterator[tuple[int, int]]:
    """Row and column, from 0, of the cells of a sheet of XLSX that are in error, or whose formula
    was never computed."""
    for said, inside in CELL.findall(content):
        in_error = b't="e"' in said
        uncomputed = FORMULA.search(inside) and not VALUE.search(inside)
        place = PLACE.search(said)
        if place and (in_error or uncomputed):
            yield int(place[2]) - 1, column_of(place[1])


def column_of(letters: bytes) -> int:
    """Its number, from 0.

    >>> column_of(b"AA")
    26
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def locked() -> Phrase:
    return Phrase("This file is protected by a password: save it without one, then send it again.")


def damaged() -> Phrase:
    return Phrase(
        "This file is damaged, or is not a spreadsheet: open it in your program, save it again as "
        "XLSX, ODS or CSV, and send that one."
    )
