"""Stems: what is left of a French word without its ending (Snowball), its accents and its case.

Two words that only differ by number, gender or tense mostly have one stem: « les réunions » is
found by “reunion”. The stem is taken from the word as written, and its accents folded afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import local

from snowballstemmer import stemmer

from tourdetable.core.words.collation import folded

WORD = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|[^\W_]+")
LANGUAGE = "french"

HELD = local()
"""A stemmer is not to be shared by threads."""


def words(text: str) -> Iterator[str]:
    """The words of a text, as they are written: letters and figures, one after another.

    >>> list(words("La C.A.F. de l’Exemple"))
    ['La', 'CAF', 'de', 'l', 'Exemple']
    """
    return (bare(found) for found in WORD.finditer(unicodedata.normalize("NFC", text)))


def bare(found: re.Match[str]) -> str:
    """A word without the dots of an acronym."""
    return found.group().replace(".", "")


def stems(text: str) -> list[str]:
    """The stems of the words of a text, in its order.

    >>> stems("Les réunions de l’été")
    ['le', 'reunion', 'de', 'l', 'ete']
    """
    return [stem for word in words(text) for stem in folded(stem_of(word.lower())).split()]


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """The stem of a word in lower case, with its accents."""
    if not hasattr(HELD, "stemmer"):
        HELD.stemmer = stemmer(LANGUAGE)
    return str(HELD.stemmer.stemWord(word))
