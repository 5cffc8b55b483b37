"""The word-processor readings: a page of HTML → pandoc → OpenDocument or Office Open XML.

The same words give the same bytes. Sheet, language, headings and colours are those of a model: ours
(`odt.model`, `docx.model`), or one that a network made in its word processor.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc

from tourdetable.core.documents.formats.letterhead import PLAIN, Letterhead
from tourdetable.core.documents.formats.office import docx, odt
from tourdetable.core.documents.formats.office.completing import completed_docx, completed_odt
from tourdetable.core.documents.formats.pdf import accent_colour, language
from tourdetable.core.documents.formats.sheet import Sheet, fit
from tourdetable.core.documents.formats.typeset import spaced

SLOWEST = 60
"""Seconds after which pandoc is given up."""

PICTURED = re.compile(r'<img\b[^>]*?\balt="([^"]*)"')
"""The words of each image of a page."""
COUNTRIES = {"fr": "FR", "en": "GB"}


class OfficeFormat(StrEnum):
    """The two formats of word processors."""

    ODT = "odt"
    DOCX = "docx"


@dataclass(frozen=True, kw_only=True)
class OfficePage:
    """A page to write: its HTML below its `title`; `over` is whose document it is, `under` a line
    of circumstance; `wide`: the sheet lies on its side."""

    html: str
    title: str
    over: str
    under: str
    lang: str
    accent: str
    letterhead: Letterhead = PLAIN
    wide: bool = False


def written(
    page: OfficePage, kind: OfficeFormat, *, now: datetime, model: bytes | None = None
) -> bytes:
    """The file, dated `now` (aware), in the look of `model` or else in ours. Raises `ValueError`
    for a `lang` or an `accent` that is none."""
    spoken = language(page.lang)
    said = {
        "title": page.title,
        "author": page.over,
        "date": page.under,
        "lang": f"{spoken}-{COUNTRIES.get(spoken, spoken.upper())}",
    }
    head = f"<html><head><title>{escape(page.title)}</title></head>"
    body = fit(f"{head}<body>{spaced(page.html)}</body></html>")
    look = ours(sheet_of(page), kind)
    if model is not None:
        look = COMPLETED[kind](model, look)
    made = by_pandoc(body, kind, said, look)
    if kind is OfficeFormat.ODT:
        return odt.finished(made, now, PICTURED.findall(page.html))
    return docx.finished(made, now)


COMPLETED = {OfficeFormat.ODT: completed_odt, OfficeFormat.DOCX: completed_docx}


def sheet_of(page: OfficePage) -> Sheet:
    """What our model says of this page."""
    return Sheet(
        accent=accent_colour(page.accent),
        whose=page.over,
        title=page.title,
        letterhead=page.letterhead,
        wide=page.wide,
    )


def ours(sheet: Sheet, kind: OfficeFormat) -> bytes:
    """The document whose styles pandoc takes where a network has none of its own."""
    return odt.model(sheet) if kind is OfficeFormat.ODT else docx.model(sheet)


def by_pandoc(html: str, kind: OfficeFormat, said: Mapping[str, str], look: bytes) -> bytes:
    """What pandoc makes of it, reading no other file than the model, and no address."""
    with TemporaryDirectory() as folder:
        styles = Path(folder) / f"model.{kind}"
        styles.write_bytes(look)
        metadata = [f"--metadata={key}={fit(words)}" for key, words in said.items()]
        command = [pypandoc.get_pandoc_path(), "--sandbox", "--from=html", f"--to={kind}"]
        command += ["--output=-", f"--reference-doc={styles}", *metadata]
        done = subprocess.run(  # noqa: S603 no shell: words are arguments that our program reads
            command, input=html.encode(), check=True, capture_output=True, timeout=SLOWEST
        )
        return done.stdout
