"""What our models of office files say besides their styles, and how such an archive is packed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from string import Template
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tourdetable.core.documents.formats.letterhead import PLAIN, Letterhead, PaperFont
from tourdetable.core.documents.formats.pdf import TEMPLATES

FONTS = {PaperFont.SERIF: "Liberation Serif", PaperFont.SANS: "Liberation Sans"}
"""Letters that have the same widths as those of any computer (Times New Roman, Arial)."""
MIMETYPE = "mimetype"
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet of paper: its colour (`#rrggbb`); whose it is and what it is called, which stand
    before the number of each page. The title is a field there: that of the document that is made.
    """

    accent: str
    whose: str = ""
    title: str = ""
    letterhead: Letterhead = PLAIN
    wide: bool = False

    @property
    def font(self) -> str:
        return FONTS[PaperFont(self.letterhead.font)]


def fit(words: str) -> str:
    """The words without what no XML may hold."""
    return UNFIT.sub("", words)


def spelt(words: str) -> str:
    """The words as XML spells them, within an element or between double quotes."""
    return escape(fit(words), {'"': "&quot;"})


@cache
def template(name: str) -> Template:
    """A part of a model."""
    return Template((TEMPLATES / name).read_text(encoding="utf-8"))


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The parts of a file that we made, by their names."""
    with ZipFile(BytesIO(archive)) as source:
        return {name: source.read(name) for name in source.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive without dates: the type of an OpenDocument comes first, and is not compressed."""
    result = BytesIO()
    with ZipFile(result, "w") as archive:
        if MIMETYPE in parts:
            archive.writestr(ZipInfo(MIMETYPE), parts[MIMETYPE], ZIP_STORED)
        for name, content in parts.items():
            if name != MIMETYPE:
                archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return result.getvalue()
