"""The words of a document, for whoever looks for it: no order of columns, no image, nothing that is
not shown. It is called in a process of its own (`reader`), which may be stopped at any piece."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from pypdf import PdfReader

from tourdetable.core.words.encoding import decoded

MOST_PAGES = 2_000
MOST_UNPACKED = 100_000_000
"""Octets of the parts of words of one document."""
MOST_TEXT = 4_000_000
"""Octets of a plain text; what follows is not read."""
PIECE = 1 << 16
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ud800-\udfff]"
)
BLANKS = re.compile(r"[^\S\n]+")
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OFFICE = "application/vnd.openxmlformats-officedocument."

PARTS: Mapping[str, re.Pattern[str]] = {
    OPEN_DOCUMENT: re.compile(r"content\.xml"),
    f"{OFFICE}wordprocessingml": re.compile(
        r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml"
    ),
    f"{OFFICE}presentationml": re.compile(r"ppt/(?:slides|notesSlides)/[^/]+\.xml"),
    f"{OFFICE}spreadsheetml": re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml"),
}
"""The parts of words of a document, by how its media type begins."""
SAID = frozenset({"t"})
"""The elements of Office whose text is shown."""
ENDING = frozenset({"p", "h", "tr", "br", "si", "row", "line-break", "table-row"})
"""What ends a line, in both families of formats."""
SPACED = frozenset({"tab", "s", "c", "tc", "table-cell"})
WITHHELD = frozenset({"tracked-changes", "rPh", "script"})
"""What is not shown: what was deleted, and how words sound."""


class NoWords(Exception):
    """A document whose words cannot be read."""


def pieces(content: IO[bytes], media_type: str) -> Iterator[str]:
    """The words of a document, piece by piece. Raises `NoWords`, or whatever its reader does."""
    if media_type == "application/pdf":
        yield from of_pdf(content)
    elif media_type.startswith("text/"):
        yield decoded(whole_lines(content.read(MOST_TEXT)))
    elif pattern := next((p for kind, p in PARTS.items() if media_type.startswith(kind)), None):
        yield from of_archive(content, pattern, office=media_type.startswith(OFFICE))
    else:
        raise NoWords(media_type)


def of_pdf(content: IO[bytes]) -> Iterator[str]:
    """Page after page; pypdf unpacks each piece within bounds of its own."""
    for number, page in enumerate(PdfReader(content).pages):
        if number >= MOST_PAGES:
            return
        yield f"{page.extract_text()}\n"


def of_archive(content: IO[bytes], wanted: re.Pattern[str], *, office: bool) -> Iterator[str]:
    """Part after part, in the order that people read them."""
    left = MOST_UNPACKED
    with ZipFile(content) as archive:
        for name in sorted(filter(wanted.fullmatch, set(archive.namelist())), key=in_order):
            reader = PartReader(office=office)
            with archive.open(name) as part:
                while left > 0 and (piece := part.read(min(PIECE, left))):
                    left -= len(piece)
                    yield reader.read(piece)


def whole_lines(data: bytes) -> bytes:
    """A text without its last line, where it was cut: a character cut in two would have all of it
    read as another alphabet."""
    return data.rpartition(b"\n")[0] or data if len(data) == MOST_TEXT else data


def in_order(name: str) -> list[tuple[int, str]]:
    """Slide 2 before slide 10.

    >>> sorted(["slide10.xml", "slide2.xml"], key=in_order)
    ['slide2.xml', 'slide10.xml']
    """
    return [(int(one), "") if one.isdecimal() else (0, one) for one in re.split(r"(\d+)", name)]


class PartReader:
    """What one part of XML shows, as it comes. Nothing is kept but the piece being read."""

    def __init__(self, *, office: bool) -> None:
        self.office, self.said, self.withheld = office, 0, 0
        self.found: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.hear
        self.parser.StartDoctypeDeclHandler = self.refuse

    def read(self, piece: bytes) -> str:
        """What this piece shows."""
        self.found = []
        self.parser.Parse(piece)
        return "".join(self.found)

    def begin(self, name: str, _attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self.said += local in SAID
        self.withheld += local in WITHHELD

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        self.said -= local in SAID
        self.withheld -= local in WITHHELD
        if local in ENDING:
            self.found.append("\n")
        elif local in SPACED:
            self.found.append(" ")

    def hear(self, words: str) -> None:
        if not self.withheld and (self.said or not self.office):
            self.found.append(words)

    def refuse(self, *_declared: object) -> None:
        """No word processor declares a type of document, whose entities would fill the memory."""
        raise NoWords("doctype")


def tidied(text: str) -> str:
    """Words with one blank between two, and nothing unseen.

    >>> tidied("Caf\\u00ad\\x00é  du\\n\\n Gard ")
    'Café du\\nGard'
    """
    seen = UNSEEN.sub("", unicodedata.normalize("NFC", text.replace("\r", "\n")))
    lines = (BLANKS.sub(" ", line).strip() for line in seen.split("\n"))
    return "\n".join(line for line in lines if line)
