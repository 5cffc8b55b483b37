"""Which characters the embedded fonts can print: PDF/A and PDF/UA refuse a document with any other.

`glyphs.txt` holds the code points, in hexadecimal ranges, of Libertinus Serif, New Computer Modern
and DejaVu Sans Mono as typst embeds them; a test compiles them all, so that a new version of typst
cannot make the table lie.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from functools import cache
from pathlib import Path

from tourdetable.core.documents.text.source import clean

TABLE = Path(__file__).parent / "templates" / "glyphs.txt"
MISSING = "□"
"""Printed for a character that no embedded font has, such as most emoji."""

SPACES = frozenset("\n\t \u00a0\u2009\u202f")
LATIN = SPACES.union(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0x180)]), "–—‘’“”„…•€→□☐☑ȘșȚț")
INVISIBLE = frozenset({"Cf", "Mn", "Me"})
LONG_RUN = re.compile(r"\S{30,}")
STEP = 10
BREAK_HERE = "\u200b"


@cache
def printable() -> frozenset[str]:
    """Every character that may be printed."""
    spans = (span.partition("-") for span in TABLE.read_text(encoding="ascii").split())
    return SPACES | {
        chr(c) for low, _, high in spans for c in range(int(low, 16), int(high or low, 16) + 1)
    }


def set_in_type(text: str) -> str:
    """The text as it can be printed: missing characters replaced, long words allowed to break."""
    return _spelt(text, printable())


def latin(text: str) -> str:
    """The text in Latin letters and common punctuation alone, which can always be set."""
    return _spelt(text, LATIN)


def plainest(text: str) -> str:
    """The last resort: what is left of a text in ASCII, which every font prints."""
    folded = unicodedata.normalize("NFKD", clean(text))
    return LONG_RUN.sub(_breakable, folded.encode("ascii", "ignore").decode())


def _spelt(text: str, known: Set[str]) -> str:
    composed = unicodedata.normalize("NFC", clean(text))
    if not known >= set(composed):
        composed = "".join(c if c in known else _instead(c) for c in composed)
    return LONG_RUN.sub(_breakable, composed)


def _instead(character: str) -> str:
    return "" if unicodedata.category(character) in INVISIBLE else MISSING


def _breakable(found: re.Match[str]) -> str:
    run = found[0]
    return BREAK_HERE.join(run[i : i + STEP] for i in range(0, len(run), STEP))
