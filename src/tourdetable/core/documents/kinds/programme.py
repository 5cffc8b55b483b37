"""The programme of the year as a list: on paper, and in a word processor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape

from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.formats.odt import written
from tourdetable.core.documents.formats.pdf import compiled
from tourdetable.core.documents.kinds.base import (
    ProgrammeDocument,
    ProgrammeLabels,
    ProgrammeMonth,
    ProgrammeRow,
)


def programme_pdf(doc: ProgrammeDocument, *, now: datetime) -> bytes:
    """The programme as a tagged PDF; `now` (aware) is the date of the file, and the same values give the same bytes."""
    return compiled("programme", doc, title=f"{doc.title} — {doc.network}", now=now)


def programme_odt(doc: ProgrammeDocument, *, now: datetime) -> bytes:
    """The programme as an ODT that people go on writing; the same values give the same bytes."""
    said = {
        "title": doc.title,
        "over": doc.network,
        "under": doc.subtitle,
        "lang": doc.lang,
        "accent": doc.accent,
    }
    return written("".join(body(doc)), **said, now=now)


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
    return f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def cells(row: ProgrammeRow, *, placed: bool) -> str:
    """The cells of a meeting."""
    first = f"<td>{escape(row.date)}</td><td><strong>{escape(row.title)}</strong></td>"
    others = (row.kind, row.body, *([row.place] if placed else []))
    return first + "".join(f"<td>{escape(words)}</td>" for words in others)
