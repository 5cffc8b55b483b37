"""Text files with separators: which one, then rows."""

from __future__ import annotations

import csv
import io
from collections import Counter

from tourdetable.core.sheets.grid import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Grid,
    UnreadableSheet,
    cell_of,
)
from tourdetable.core.words.encoding import decoded
from tourdetable.core.words.phrase import Phrase

SEPARATORS = ";\t,|"
LOOKED_AT = 40
"""First lines by which the separator is found."""


def csv_grid(data: bytes, name: str = "") -> Grid:
    """The rows of a text file, whatever its separator and its characters."""
    text = decoded(data)
    lines = text.splitlines()
    if lines and lines[0].strip().lower() in {f"sep={mark}" for mark in SEPARATORS}:
        mark, text = lines[0].strip()[4:] or "\t", "\n" + "\n".join(lines[1:])
    else:
        mark = separator(text)
    return Grid(name, tuple(rows_of(text, mark)))


def rows_of(text: str, mark: str) -> list[tuple[Cell, ...]]:
    must_close(text, mark)
    rows: list[tuple[Cell, ...]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            cells += len(row)
            if len(row) > MOST_COLUMNS or len(rows) >= MOST_ROWS or cells > MOST_CELLS:
                raise UnreadableSheet(too_large())
            rows.append(tuple(cell_of(value) for value in row))
    except csv.Error as error:
        words = Phrase("This file is no table that can be read: a quotation mark may be missing.")
        raise UnreadableSheet(words) from error
    return rows


def must_close(text: str, mark: str) -> None:
    """Refuse a text in which a quotation mark is opened, and swallows the lines below."""
    reader, begun = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True), 0
    try:
        for _row in reader:
            begun = reader.line_num
    except csv.Error as error:
        if reader.line_num > begun + 1 or "end of data" in str(error):
            why = Phrase(
                "Line %(line)d opens a quotation mark that nothing closes: take it away.",
                line=begun + 1,
            )
            raise UnreadableSheet(why) from error


def too_large() -> Phrase:
    return Phrase(
        "This sheet is larger than %(rows)d lines or %(columns)d columns: keep only the table.",
        rows=MOST_ROWS,
        columns=MOST_COLUMNS,
    )


def separator(text: str) -> str:
    """The sign that cuts most of the first lines into the same number of cells, two at least."""

    def steadiness(mark: str) -> tuple[int, int]:
        try:
            head = list(csv.reader(io.StringIO(text[:50_000], newline=""), delimiter=mark))
        except csv.Error:
            return (0, 0)
        widths = Counter(len(row) for row in head[:LOOKED_AT] if len(row) > 1)
        if not widths:
            return (0, 0)
        width, times = max(widths.items(), key=lambda found: (found[1], found[0]))
        return (times, width)

    return max(SEPARATORS, key=steadiness)
