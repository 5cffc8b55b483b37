"""Looking for words in lists that a page shows whole, whatever their accents, case, ligatures and
apostrophes; and showing where they stand. All that a network keeps is looked through by its index
(`areas/search`)."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.finding.snippets import Piece, window
from tourdetable.core.words.collation import fold_one, folded


@dataclass(frozen=True)
class Sought:
    """What somebody looks for: each word, or what a hyphen or an apostrophe joins, begins a word of
    the text.

    >>> Sought.of("l'été  D-2027-01").words
    ('l ete', 'd 2027 01')
    """

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Sought:
        folds = (folded(word) for word in text.split())
        return cls(tuple(word for word in folds if word))

    def stands_in(self, *texts: str) -> bool:
        """Whether every word is there."""
        whole = f" {folded(*texts)}"
        return all(f" {word}" in whole for word in self.words)

    def begins_in(self, text: str) -> bool:
        """Whether any of the words is there: an excerpt would show it."""
        whole = f" {folded(text)}"
        return any(f" {word}" in whole for word in self.words)

    def excerpt(self, text: str) -> tuple[Piece, ...]:
        """The text around the first word found, and what was found in it; nothing when no word is
        there."""
        spans = self.spans(text)
        return self.pieces(text, *window(text, spans[0])) if spans else ()

    def title(self, text: str) -> tuple[Piece, ...]:
        """The whole of a short text, and what was found in it."""
        return self.pieces(text, 0, len(text))

    def pieces(self, text: str, first: int, last: int) -> tuple[Piece, ...]:
        """A stretch of the text, cut where what was found begins and ends."""
        found, at = [Piece("… " if first else "")], first
        for start, end in self.spans(text):
            if at <= start and end <= last:
                found += [Piece(text[at:start]), Piece(text[start:end], found=True)]
                at = end
        found += [Piece(text[at:last]), Piece(" …" if last < len(text) else "")]
        return tuple(piece for piece in found if piece.words)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in the text as it is written, in its order."""
        plain, origins = aligned(text)
        found = set()
        for word in self.words:
            at = plain.find(f" {word}")
            while at >= 0:
                found.add((origins[at + 1], origins[at + len(word)] + 1))
                at = plain.find(f" {word}", at + 1)
        return sorted(found)


def aligned(text: str) -> tuple[str, list[int]]:
    """The text folded, after a space; and where each of its characters comes from."""
    plain, origins = [" "], [0]
    for at, character in enumerate(text):
        for made in fold_one(ord(character)):
            if made != " " or plain[-1] != " ":
                plain.append(made)
                origins.append(at)
    return "".join(plain), origins
