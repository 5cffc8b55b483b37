"""Tables of web pages: what many programs call an Excel export."""

from __future__ import annotations

from html.parser import HTMLParser

from tourdetable.core.sheets.csv_files import too_large
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


class HtmlTables(HTMLParser):
    """Collects the rows of all tables; a cell that spans lines or columns says the same in each."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[dict[tuple[int, int], Cell]] = []
        self._row = self._column = -1
        self._text: list[str] | None = None
        self._spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._close()
            self.tables.append({})
            self._row = -1
        elif tag == "tr" and self.tables:
            self._close()
            self._row, self._column = self._row + 1, -1
        elif tag in ("td", "th") and self.tables and self._row >= 0:
            self._close()
            said = dict(attrs)
            self._spans = span(said.get("rowspan")), span(said.get("colspan"))
            self._text = []
        elif tag in ("br", "p", "div") and self._text:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._close()

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data.replace("\n", " "))

    def _close(self) -> None:
        if self._text is None:
            return
        cell, self._text = cell_of("".join(self._text)), None
        table, column = self.tables[-1], self._column + 1
        while (self._row, column) in table:
            column += 1
        down, across = self._spans
        for row in range(self._row, self._row + down):
            for place in range(column, column + across):
                table[row, place] = cell
        self._column = column + across - 1
        if self._row >= MOST_ROWS or self._column >= MOST_COLUMNS or len(table) > MOST_CELLS:
            raise UnreadableSheet(too_large())


def span(said: str | None) -> int:
    return min(int(said), MOST_COLUMNS) if said and said.isdigit() and int(said) else 1


def html_grids(data: bytes) -> list[Grid]:
    """Its tables, each as a sheet."""
    reader = HtmlTables()
    reader.feed(decoded(data))
    reader.close()
    return [Grid(str(n), squared(table)) for n, table in enumerate(reader.tables, 1) if table]


def squared(table: dict[tuple[int, int], Cell]) -> tuple[tuple[Cell, ...], ...]:
    height = max(row for row, _ in table) + 1
    width = max(column for _, column in table) + 1
    return tuple(tuple(table.get((r, c), "") for c in range(width)) for r in range(height))
