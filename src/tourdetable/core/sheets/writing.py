"""Tables written as XLSX, ODS or CSV: days are days, and no cell is ever a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from tourdetable.core.sheets.grid import UNSEEN

Value = str | date | int | None

XLSX, ODS, CSV = "xlsx", "ods", "csv"
MEDIA = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ODS: "application/vnd.oasis.opendocument.spreadsheet",
    CSV: "text/csv; charset=utf-8",
}
LIVE = "=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20"
DAY = "%d/%m/%Y"
LONGEST = 32_000
"""Of the 32,767 characters of a cell."""


@dataclass(frozen=True)
class Table:
    """A sheet to be written."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]

    @property
    def lines(self) -> Iterable[Sequence[Value]]:
        return (self.headings, *self.rows)


def written(kind: str, tables: Sequence[Table]) -> bytes:
    """The tables in a kind of file; a CSV file holds the first one alone."""
    if kind == XLSX:
        return xlsx(tables)
    return ods(tables) if kind == ODS else csv_text(tables[0])


def safe(value: Value) -> Value:
    """A value that every program shows and none computes."""
    return UNSEEN.sub("", value)[:LONGEST] if isinstance(value, str) else value


def xlsx(tables: Sequence[Table]) -> bytes:
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(sheet_name(table.name))
        sheet.freeze_panes = "A2"
        for column, width in enumerate(widths(table)):
            sheet.column_dimensions[letter(column)].width = width
        for number, row in enumerate(table.lines):
            sheet.append([xlsx_cell(sheet, value, bold=number == 0) for value in row])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def xlsx_cell(sheet: WriteOnlyWorksheet, value: Value, *, bold: bool) -> WriteOnlyCell:
    """A text is said to be one, also for whoever edits it (`quotePrefix`)."""
    cell = WriteOnlyCell(sheet, value=None)
    said = safe(value)
    cell.value = said
    if isinstance(said, str):
        cell.data_type = "s"
        cell.quotePrefix = said.lstrip()[:1] in LIVE and bool(said.strip())
    elif isinstance(said, date):
        cell.number_format = "dd/mm/yyyy"
    if bold:
        cell.font = Font(bold=True)
    return cell


def sheet_name(name: str) -> str:
    return "".join(" " if sign in "[]:*?/\\'" else sign for sign in name)[:31].strip() or "1"


def letter(column: int) -> str:
    return chr(65 + column) if column < 26 else f"A{chr(65 + column - 26)}"


def widths(table: Table) -> list[int]:
    """Of each column, so that most of it is read."""
    found = [len(heading) for heading in table.headings]
    for row in table.rows[:200]:
        for n, value in enumerate(row[: len(found)]):
            size = 10 if isinstance(value, date) else len(str(value or ""))
            found[n] = max(found[n], size)
    return [min(max(size + 2, 10), 60) for size in found]


def csv_text(table: Table) -> bytes:
    """As a French Excel opens it: UTF-8 that says so, semicolons; a quote before what it would
    compute."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerows([csv_cell(value) for value in row] for row in table.lines)
    return made.getvalue().encode("utf-8-sig")


def csv_cell(value: Value) -> str:
    """A text that no program computes: it is as if an apostrophe had been typed first."""
    if isinstance(value, date):
        return value.strftime(DAY)
    said = "" if value is None else str(safe(value))
    return f"'{said}" if said.strip() and said.lstrip()[:1] in LIVE + "'" else said


NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
    )
)
STYLES = (
    '<office:automatic-styles><number:date-style style:name="N1"><number:day number:style="long"/>'
    '<number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text>'
    '<number:year number:style="long"/></number:date-style>'
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="head" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>'
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.2" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MEDIA[ODS]}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
FIXED = (1980, 1, 1, 0, 0, 0)


def ods(tables: Sequence[Table]) -> bytes:
    """Written without odfpy, that takes a second for two thousand lines: texts are typed so."""
    body = "".join(map(ods_table, tables))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} '
        f'office:version="1.2">{STYLES}<office:body><office:spreadsheet>{body}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("mimetype", FIXED), MEDIA[ODS])
        for name, text in (("content.xml", content), ("META-INF/manifest.xml", MANIFEST)):
            packed.writestr(zipfile.ZipInfo(name, FIXED), text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def ods_table(table: Table) -> str:
    rows = "".join(
        f"<table:table-row>{''.join(ods_cell(v, bold=n == 0) for v in row)}</table:table-row>"
        for n, row in enumerate(table.lines)
    )
    return f"<table:table table:name={quoteattr(sheet_name(table.name))}>{rows}</table:table>"


def ods_cell(value: Value, *, bold: bool) -> str:
    said = safe(value)
    if isinstance(said, date):
        day = f'office:value-type="date" office:date-value="{said.isoformat()}"'
        return (
            f'<table:table-cell table:style-name="day" {day}>'
            f"<text:p>{said.strftime(DAY)}</text:p></table:table-cell>"
        )
    if isinstance(said, int):
        number = f'office:value-type="float" office:value="{said}"'
        return f"<table:table-cell {number}><text:p>{said}</text:p></table:table-cell>"
    if not said:
        return "<table:table-cell/>"
    style = ' table:style-name="head"' if bold else ""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in said.split("\n"))
    return f'<table:table-cell{style} office:value-type="string">{lines}</table:table-cell>'
