"""Collation and folding of names and texts, as French reads them: see ADR 39.

Bytes alone would put « Émeline » after « Zoé ». A key is made so that any engine, whatever its own
collation, sorts it as a reader does: a space is `0`, which comes before numbers, which come before
letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LIGATURES = {"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"}
APOSTROPHES = re.compile("['\u2018\u2019\u02bc`\u00b4]")
"""In a name they do not separate words: « L’Estran » is among the « Les ». Hyphens do."""
NUMBER = re.compile(r"[0-9]+")
DIGITS = 9
"""Figures of the longest number that is told apart."""


@lru_cache(maxsize=4096)
def fold_one(code: int) -> str:
    """What a character becomes: lower-case letters without accents, a space for a mark."""
    character = chr(code)
    if unicodedata.category(character) == "Cf":
        return ""
    plain = unicodedata.normalize("NFKD", LIGATURES.get(character, character)).casefold()
    kept = ("" if unicodedata.combining(c) else c if c.isalnum() else " " for c in plain)
    return "".join(kept)


class Folding:
    """What each character becomes, as `str.translate` asks it."""

    __getitem__ = staticmethod(fold_one)


FOLDED = Folding()


def folded(*parts: str) -> str:
    """Lower-case letters without accents nor punctuation, one space between words.

    >>> folded("D’Œuvre", "Élodie")
    'd oeuvre elodie'
    """
    return " ".join(" ".join(parts).translate(FOLDED).split())


@lru_cache(maxsize=8192)
def sort_key(*parts: str) -> str:
    """What a list of names is sorted by: words, numbers by their value, then accents.

    >>> sorted(["ITC Pays d’Arles", "ITC Étang", "Marseille 15-16", "Marseille 2-3"], key=sort_key)
    ['ITC Étang', 'ITC Pays d’Arles', 'Marseille 2-3', 'Marseille 15-16']
    """
    names = [APOSTROPHES.sub("", part) for part in parts]
    words = "000".join(NUMBER.sub(counted, folded(name)).replace(" ", "0") for name in names)
    return f"{words}0000{accents(' '.join(names))}"


def counted(number: re.Match[str]) -> str:
    """A number that sorts by its value."""
    return f"1{number[0].lstrip('0')[-DIGITS:]:0>{DIGITS}}"


def accents(text: str) -> str:
    """What tells apart two names of the same letters: « cote » comes before « côté »."""
    plain = unicodedata.normalize("NFKD", text)
    marks = (f"b{ord(c):04x}" if unicodedata.combining(c) else "a" for c in plain)
    return "".join(marks).rstrip("a")


def key_words(text: str) -> list[str]:
    """The words of a text as a sort key holds them.

    >>> key_words("L’Étang, n° 2")
    ['letang', 'n', '1000000002']
    """
    names = folded(APOSTROPHES.sub("", text))
    return [NUMBER.sub(counted, word) for word in names.split()]
