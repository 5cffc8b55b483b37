"""Files of other people, made for tests."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook

CONTENT = "xl/worksheets/sheet1.xml"


def workbook(
    *sheets: Sequence[Sequence[Any]], arrange: Callable[[Any], None] | None = None
) -> bytes:
    """An XLSX file of several sheets, arranged further by `arrange`."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Feuille {number}")
        for row in rows:
            sheet.append(list(row))
    if arrange:
        arrange(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def rewritten(data: bytes, change: Callable[[bytes], bytes], part: str = CONTENT) -> bytes:
    """The same file, one of its parts changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts(data).items():
            packed.writestr(name, change(content) if name == part else content)
    return made.getvalue()


def computed(place: str, value: str, kind: str = "str") -> Callable[[bytes], bytes]:
    """What gives a formula the value that a program would have computed."""
    pattern = rf'<c r="{place}"([^>]*)><f>(.*?)</f><v ?/?>(?:</v>)?</c>'.encode()
    said = rf'<c r="{place}"\1 t="{kind}"><f>\2</f><v>{value}</v></c>'.encode()
    return lambda content: re.sub(pattern, said, content)
