"""Showing where what was looked for stands in a text: a stretch around it, and marks on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.finding.asking import SoughtWords
from tourdetable.core.finding.stems import WORD, bare
from tourdetable.core.finding.tokens import forms

AROUND = 90
"""Characters shown on each side of the first word found."""


@dataclass(frozen=True)
class Piece:
    """A part of an excerpt; `found` when it is what was looked for."""

    words: str
    found: bool = False


@dataclass(frozen=True)
class Marker:
    """What marks the words that were looked for: their stems."""

    stems: frozenset[str]

    @classmethod
    def of(cls, asked: SoughtWords) -> Marker:
        return cls(frozenset[str]().union(*map(forms, asked.words)))

    def excerpt(self, text: str) -> tuple[Piece, ...]:
        """The text around the first word found; its beginning when no word is there."""
        first = next(self.spans(text, 0, len(text)), (0, 0))
        return self.pieces(text, *window(text, first))

    def title(self, text: str) -> tuple[Piece, ...]:
        """The whole of a short text."""
        return self.pieces(text, 0, len(text))

    def pieces(self, text: str, first: int, last: int) -> tuple[Piece, ...]:
        """A stretch of the text, cut where what was found begins and ends."""
        found, at = [Piece("… " if first else "")], first
        for start, end in self.spans(text, first, last):
            found += [Piece(text[at:start]), Piece(text[start:end], found=True)]
            at = end
        found += [Piece(text[at:last]), Piece(" …" if last < len(text) else "")]
        return tuple(piece for piece in found if piece.words)

    def spans(self, text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Where the words stand in a stretch, one after the other."""
        for word in WORD.finditer(text, first, last):
            if not self.stems.isdisjoint(forms(bare(word))):
                yield word.span()


def window(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The stretch shown around a span, from one space to another."""
    first, last = max(span[0] - AROUND, 0), min(span[1] + AROUND, len(text))
    if first:
        first = text.find(" ", first, span[0]) + 1 or span[0]
    if last < len(text):
        space = text.rfind(" ", span[1], last)
        last = space if space >= 0 else last
    return first, last
