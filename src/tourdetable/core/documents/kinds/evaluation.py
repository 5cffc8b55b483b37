"""The report of an evaluation: sections of words, figures in tables, drawings beside them."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from functools import lru_cache

from tourdetable.core.documents.formats.pdf import picture
from tourdetable.core.documents.kinds.base import WrittenDocument
from tourdetable.core.documents.text.tree import EMPTY, Document

UNITS_TO_CM = 0.03
"""Centimetres of one unit of a drawing."""


@dataclass(frozen=True, kw_only=True)
class ReportDrawing:
    """A drawing in SVG, `high` units high, and its words for whoever does not see it: the table
    beside it says the same."""

    svg: bytes
    words: str
    high: float

    @property
    def png(self) -> str:
        """The same as any word processor shows it, in an address."""
        return drawn(self.svg, self.high)


@lru_cache(maxsize=64)
def drawn(svg: bytes, high: float) -> str:
    """A drawing as a PNG. Raises `Unprintable`."""
    data = json.dumps({"image": list(svg), "high": high * UNITS_TO_CM})
    return f"data:image/png;base64,{base64.b64encode(picture('logo', data)).decode()}"


@dataclass(frozen=True, kw_only=True)
class ReportTable:
    """A table: the first cell of each row is its name."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class ReportPart:
    """A part of a section: words by us, pairs of a label and its words, a text that people wrote
    (pruned for the reader), a drawing and its tables, what people said of it and who. `address`:
    where more of it is read on the site."""

    title: str = ""
    lines: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    text: Document = EMPTY
    drawing: ReportDrawing | None = None
    tables: tuple[ReportTable, ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportSection:
    """A section: `key` is its own in the report; `folded`: a page shows it when it is asked."""

    key: str
    title: str
    parts: tuple[ReportPart, ...]
    folded: bool = False


@dataclass(frozen=True, kw_only=True)
class EvaluationReport(WrittenDocument):
    """The whole report. `state` is said as long as it is not approved; `period` what is
    evaluated."""

    template = "evaluation"

    body: str
    period: str
    sections: tuple[ReportSection, ...]
    state: str = ""

    @property
    def whose(self) -> str:
        """The network and the body that conducts it."""
        return " · ".join((self.network, self.body))

    @property
    def circumstance(self) -> str:
        """The days that are evaluated."""
        return self.period
