"""Which characters the embedded fonts can print: PDF/A and PDF/UA refuse a document with any other.

`glyphs.txt` holds the code points, in hexadecimal ranges, of Libertinus Serif, New Computer Modern
and DejaVu Sans Mono as typst embeds them; a test compiles them all, so that a new version of typst
cannot make the table lie.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Set
from functools import cache
from pathlib import Path

from tourdetable.core.documents.formats.emoji import named
from tourdetable.core.documents.text.source import clean

TABLE = Path(__file__).parent / "templates" / "glyphs.txt"
MISSING = "□"
"""Printed for a character that no embedded font has, such as a letter of a rare script."""

SPACES = frozenset("\n\t \u00a0\u2009\u202f")
LATIN = SPACES.union(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0x180)]), "–—‘’“”„…•€→□☐☑ȘșȚț")
INVISIBLE = frozenset({"Cf", "Mn", "Me"})


@cache
def printable() -> frozenset[str]:
    """Every character that may be printed."""
    spans = (span.partition("-") for span in TABLE.read_text(encoding="ascii").split())
    return SPACES | {
        chr(c) for low, _, high in spans for c in range(int(low, 16), int(high or low, 16) + 1)
    }


def set_in_type(text: str, lang: str) -> str:
    """The text as it can be printed: emoji named in that language, other missing letters shown."""
    return _spelt(text, printable(), lang)


def latin(text: str, lang: str) -> str:
    """The text in Latin letters and common punctuation alone, which can always be set."""
    return _spelt(text, LATIN, lang)


def plainest(text: str) -> str:
    """The last resort: what is left of a text in ASCII, which every font prints."""
    folded = unicodedata.normalize("NFKD", clean(text))
    return folded.encode("ascii", "ignore").decode()


def _spelt(text: str, known: Set[str], lang: str) -> str:
    composed = unicodedata.normalize("NFC", clean(text))
    if not known >= set(composed):
        composed = named(composed, known, lang)
        composed = "".join(c if c in known else _instead(c) for c in composed)
    return composed


def _instead(character: str) -> str:
    return "" if unicodedata.category(character) in INVISIBLE else MISSING
