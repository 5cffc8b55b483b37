"""A file somebody sends: what it really is, whatever its name, and its sheets."""

from __future__ import annotations

import re

from tourdetable.core.sheets.csv_files import csv_grid
from tourdetable.core.sheets.grid import MOST_BYTES, Grid, UnreadableSheet
from tourdetable.core.sheets.html_files import html_grids
from tourdetable.core.sheets.packed import damaged
from tourdetable.core.sheets.workbooks import old_grids, packed_grids
from tourdetable.core.words.phrase import Phrase

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TABLE = re.compile(rb"<\s*table\b", re.IGNORECASE)
OTHERS = (
    *(b"%PDF", b"%!PS", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"PK\x05\x06"),
    *(b"{\\rtf", b"\x7fELF", b"#!"),
)
INSIDE = re.compile(rb"(?i)%PDF-\d|^\s*<|\nmime-version:")
"""What shows, at the beginning of a text, that it is no table."""


def read_sheets(data: bytes) -> list[Grid]:
    """The sheets of a file that hold something. Raises `UnreadableSheet`, which says why."""
    if len(data) > MOST_BYTES:
        raise UnreadableSheet(
            Phrase(
                "This file is larger than %(mb)d MB: keep only the table of members in it.",
                mb=MOST_BYTES // 1_000_000,
            )
        )
    found = [grid for grid in grids_of(data) if not grid.blank]
    if not found:
        raise UnreadableSheet(Phrase("This file is empty."))
    return found


def grids_of(data: bytes) -> list[Grid]:
    if data.startswith(ZIP):
        return packed_grids(data)
    if data.startswith(OLE):
        return old_grids(data)
    if data.startswith(OTHERS):
        raise UnreadableSheet(damaged())
    if (
        TABLE.search(data[:200_000].replace(b"\x00", b""))
        and data.lstrip(b"\xff\xfe\xef\xbb\xbf \r\n\t\x00")[:1] == b"<"
    ):
        return html_grids(data)
    if INSIDE.search(data[:1024]):
        raise UnreadableSheet(damaged())
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x00\x00\x00" in data[:2000]:
        raise UnreadableSheet(damaged())
    return [csv_grid(data)]
