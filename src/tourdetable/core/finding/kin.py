"""Words that keep the same company, « navette » and « minibus », without being of one notion.

A lexicon knows the commoner words of French by their root: how rare each is, and signs of the
company it keeps, drawn from what is written in French at large (`tools/kin_words.py`). The more
signs two roots share, the nearer they are.

Two texts are compared by what is left of each once their common words are taken away: whether it
is said in the other in some other way, or is about something else.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log, sqrt
from pathlib import Path

from tourdetable.core.finding.roots import RootedWord

SIGNS = 512
"""Signs of the company that a word keeps."""

MOST = 220
"""Signs that two words which are told to be near do not share."""

CHANCE = 0.05
"""What two words resemble by chance: the more words there are, the nearer the nearest is."""

FOREIGN = -0.2
"""What a word counts for at least, that nothing resembles."""

USUAL = 0.5
"""What is left of a word of institutions, which says little."""

TOLD = 0.16
"""From which likeness, for what the lighter of them weighs, two words are told to be near."""


@dataclass(frozen=True)
class KinWord:
    """A word as it is written, the signs of its company, what it weighs in its text."""

    said: str
    signs: int
    weight: float


@dataclass(frozen=True)
class Kinship:
    """How near what is left of two texts is (below 0: it is about other things), and the words of
    each that are nearest, the nearest first."""

    score: float = 0.0
    pairs: tuple[tuple[str, str], ...] = ()


KinWords = Mapping[str, KinWord]
"""The words of a text, by their root."""


@dataclass(frozen=True)
class Lexicon:
    """What each root weighs by its rarity, and the signs of the company it keeps; the roots that
    are nearest to it."""

    known: Mapping[str, tuple[float, int]] = field(default_factory=dict)
    near: Mapping[str, str] = field(default_factory=dict)

    def words_of(
        self, row: Iterable[RootedWord], common: frozenset[str], part: float = 1.0
    ) -> dict[str, KinWord]:
        """The words of a text that it knows, each by its root."""
        found: dict[str, KinWord] = {}
        for root, word in row:
            if root in self.known and root not in found:
                rare, signs = self.known[root]
                found[root] = KinWord(word, signs, rare * part * (USUAL if root in common else 1.0))
        return found

    def beside(self, root: str) -> list[str]:
        """The roots that keep the company of this one."""
        return self.near.get(root, "").split()


@lru_cache(maxsize=4)
def lexicon(file: Path) -> Lexicon:
    """The lexicon of a file, which changes with the program only; without the file, it is empty."""
    if not file.exists():
        return Lexicon()
    lines = gzip.decompress(file.read_bytes()).decode().splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    known = {root: (int(rare) / 100, int(signs, 16)) for root, rare, signs, _near in rows}
    return Lexicon(known, {root: near for root, _rare, _signs, near in rows})


def kinship(one: KinWords, other: KinWords) -> Kinship:
    """How near is what each of two texts says that the other does not."""
    left = [word for root, word in one.items() if root not in other]
    right = [word for root, word in other.items() if root not in one]
    if not left or not right:
        return Kinship()
    rows = [[(word.signs ^ twin.signs).bit_count() for twin in right] for word in left]
    columns = list(zip(*rows, strict=True))
    score = (resembling(left, rows) + resembling(right, columns)) / 2
    return Kinship(score, tuple(nearest(left, right, rows)))


def alike(apart: int) -> float:
    """How near two words are by the signs that they do not share: 1 for a word and itself, about 0
    for any two."""
    return 1 - 2 * apart / SIGNS


def resembling(words: Sequence[KinWord], rows: Sequence[Sequence[int]]) -> float:
    """How near words are to the nearest of each to them, by what each weighs, less what chance
    gives."""
    chance = 0.02 + CHANCE * sqrt(2 * log(len(rows[0]) + 1))
    parts = (max(FOREIGN, (alike(min(row)) - chance) / (1 - chance)) for row in rows)
    weights = [word.weight for word in words]
    return sum(map(float.__mul__, weights, parts)) / sum(weights)


def nearest(
    left: Sequence[KinWord], right: Sequence[KinWord], rows: Sequence[Sequence[int]]
) -> list[tuple[str, str]]:
    """The words that are nearest, each told once, those that say most first."""
    ranked = sorted(
        (-alike(apart) * min(word.weight, twin.weight), word.said, twin.said)
        for word, row in zip(left, rows, strict=True)
        for twin, apart in zip(right, row, strict=True)
        if apart < MOST
    )
    pairs: dict[str, str] = {}
    for less, said, twin in ranked:
        if -less >= TOLD and said not in pairs and twin not in pairs.values():
            pairs[said] = twin
    return list(pairs.items())
