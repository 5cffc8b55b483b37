"""The programme of the year as a list: on paper, and in a word processor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape

from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.formats.odt import written
from tourdetable.core.documents.kinds.base import PaperDocument
from tourdetable.core.documents.text.tree import EMPTY, Document


@dataclass(frozen=True, kw_only=True)
class ProgrammeLabels:
    """Column headings of the programme."""

    date: str
    kind: str
    body: str
    title: str
    place: str
    note: str


@dataclass(frozen=True, kw_only=True)
class ProgrammeRow:
    """One meeting of the year; its date is in words (« mardi 26 janvier, 9 h 30 »)."""

    date: str
    kind: str
    body: str
    title: str
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class ProgrammeMonth:
    """A month's name and its meetings, in order; one without a meeting keeps its name."""

    name: str
    rows: tuple[ProgrammeRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProgrammeDocument(PaperDocument):
    """The programme of a year, fit to be pinned on a wall.

    `subtitle` says where it stands (published on, draft).
    """

    template = "programme"

    labels: ProgrammeLabels
    subtitle: str = ""
    months: tuple[ProgrammeMonth, ...] = ()
    note: Document = EMPTY

    def odt(self, *, now: datetime) -> bytes:
        """An ODT that people go on writing; the same values give the same bytes."""
        return written(
            "".join(body(self)),
            title=self.title,
            over=self.network,
            under=self.subtitle,
            lang=self.lang,
            accent=self.accent,
            now=now,
        )


def body(doc: ProgrammeDocument) -> Iterator[str]:
    """A heading for each month that holds something, and its table."""
    placed = any(row.place for month in doc.months for row in month.rows)
    for month in doc.months:
        if month.rows:
            yield f"<h1>{escape(month.name)}</h1>"
            yield table(month, doc.labels, placed=placed)
    if note := to_html(doc.note):
        yield f"<h1>{escape(doc.labels.note)}</h1>{note}"


def table(month: ProgrammeMonth, labels: ProgrammeLabels, *, placed: bool) -> str:
    """The meetings of a month; its columns are as wide as in every other."""
    names = [
        labels.date,
        labels.title,
        labels.kind,
        labels.body,
        *([labels.place] if placed else []),
    ]
    widths = (22, 27, 15, 18, 18) if placed else (24, 34, 18, 24)
    columns = "".join(f'<col style="width: {width}%">' for width in widths)
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    rows = "".join(f"<tr>{cells(row, placed=placed)}</tr>" for row in month.rows)
    head = f"<colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>"
    return f"<table>{head}<tbody>{rows}</tbody></table>"


def cells(row: ProgrammeRow, *, placed: bool) -> str:
    """The cells of a meeting."""
    first = f"<td>{escape(row.date)}</td><td><strong>{escape(row.title)}</strong></td>"
    others = (row.kind, row.body, *([row.place] if placed else []))
    return first + "".join(f"<td>{escape(words)}</td>" for words in others)
