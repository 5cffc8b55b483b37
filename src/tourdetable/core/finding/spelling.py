"""Words that are nearly the one that was typed: as one hears it in French, or but for a letter or
two.

A word is looked for by its sound (« Querebel » and « Kérébel » sound alike) and by what is left of
it when any letter is taken out: two words that differ by one letter, added, missing, changed or
swapped with its neighbour, share one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from tourdetable.core.words.collation import folded

SHORTEST = 4
"""Letters of a word that may be mistyped: shorter ones are all near one another."""
LONGEST = 30
FEW = 7
"""Up to so many letters, one may be wrong; beyond, two."""
SOUNDS = (
    (r"ph", "f"),
    (r"qu|q|ck|ch(?=[rl])|c(?![eiyh])", "k"),
    (r"c(?=[eiy])|sc(?=[eiy])", "s"),
    (r"eau|au", "o"),
    (r"y", "i"),
    (r"(?<!c)h", ""),
    (r"(.)\1+", r"\1"),
    (r"(?<=..)[esxtd]+$", ""),
)
"""What is written in several ways, and how we write it."""


def sound(word: str) -> str:
    """How a word is heard, more or less.

    >>> sound("Querebel"), sound("Kérébelle")
    ('kerebel', 'kerebel')
    """
    said = folded(word).replace(" ", "")
    for written, heard in SOUNDS:
        said = re.sub(written, heard, said)
    return said


def keys(word: str) -> set[str]:
    """By what a word and those near it are found."""
    said = sound(word)
    if len(said) < SHORTEST - 1 or len(said) > LONGEST:
        return {said} if said else set()
    return {said, *(said[:at] + said[at + 1 :] for at in range(len(said)))}


def may_be_mistyped(word: str) -> bool:
    """Whether it is long enough."""
    return SHORTEST <= len(word) <= LONGEST


def nearest(word: str, known: Iterable[str], most: int) -> list[str]:
    """The known words (folded) that are near one, nearest first, then in alphabetical order."""
    typed, heard = folded(word), sound(word)
    far = 1 if len(typed) <= FEW else 2
    found = []
    for one in known:
        away = min(OSA.distance(typed, one), OSA.distance(heard, sound(one)))
        if one != typed and away <= far:
            found.append((away, OSA.distance(typed, one), one))
    return [one for *_away, one in sorted(found)[:most]]
