"""Covering words in a document: they are gone wherever it says them, and a box stands in their
place.

A phrase is looked for whole, without regard to capitals, accents, kinds of apostrophes, spaces or
hyphens, and across what is in bold or in a link; a number, however its figures are grouped. Links
lead nowhere any more: an address may say what is covered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from tourdetable.core.documents.text.tree import HOLDERS, Document, NodeKind, TreeNode

APART = r"[\s\-‐‑–]+"
FIGURES_APART = r"[\s.\-‐‑–/()]*"
NUMBER = re.compile(r"\+?[\d\s.\-/()]*")
FEWEST_FIGURES = 6
"""From how many figures on a phrase is looked for as a number."""
MADE_ONE = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‑": "-", "‐": "-"})
WRITTEN = frozenset({NodeKind.TEXT, NodeKind.LITERAL, NodeKind.CODE, NodeKind.BOX})
KEPT_FIELDS = frozenset({"labels", "lang", "accent", "font"})
"""What the program says by itself."""

D = TypeVar("D")


@dataclass(frozen=True)
class WordsCovered:
    """Phrases to cover, and the box that stands in their place."""

    phrases: tuple[str, ...]
    box: str

    def pattern(self) -> re.Pattern[str] | None:
        """What finds them in a folded text; None when there is nothing to find."""
        wanted = sorted({one for one in map(_pattern, self.phrases) if one}, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(wanted)})(?!\w)") if wanted else None


def covered(document: D, words: WordsCovered) -> tuple[D, int]:
    """A dataclass and all it holds with these words covered, and how many times they were."""
    cover = _Cover(words)
    return cover.of(document), cover.number


def _pattern(phrase: str) -> str:
    said = folded(unicodedata.normalize("NFC", phrase)).strip().replace("œ", "oe")
    figures = re.sub(r"\D", "", said)
    if len(figures) >= FEWEST_FIGURES and NUMBER.fullmatch(said):
        return FIGURES_APART.join(figures)
    words = [re.escape(word) for word in re.split(APART, said) if word]
    return APART.join(words).replace("oe", "(?:oe|œ)")


def folded(text: str) -> str:
    """The same text for comparing, character for character."""
    return "".join(map(_folded, text.translate(MADE_ONE)))


def _folded(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    plain = base.casefold()
    return plain if len(plain) == 1 else base


class _Cover:
    """One walk through a document."""

    def __init__(self, words: WordsCovered) -> None:
        self.box, self.found = words.box, words.pattern()
        self.number = 0

    def of(self, value: Any) -> Any:
        """Any value of a document."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, tuple):
            return tuple(map(self.of, value))
        if isinstance(value, Document):
            return replace(value, blocks=self.blocks(value.blocks))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        names = [one.name for one in fields(value) if one.name not in KEPT_FIELDS]
        return replace(value, **{name: self.of(getattr(value, name)) for name in names})

    def text(self, text: str) -> str:
        """One text."""
        return self.pieces([text])[0]

    def blocks(self, blocks: Iterable[TreeNode]) -> tuple[TreeNode, ...]:
        """Blocks, leaf by leaf; a table, cell by cell."""
        return tuple(self.block(block) for block in blocks)

    def block(self, block: TreeNode) -> TreeNode:
        inside = block.kind in HOLDERS or block.kind in (NodeKind.TABLE, NodeKind.ROW)
        if inside:
            return replace(block, children=self.blocks(block.children))
        (unlinked,) = _unlinked([block])
        pieces = self.pieces([*_texts([unlinked])])
        (rebuilt,) = _rebuilt([unlinked], iter(pieces))
        return rebuilt

    def pieces(self, texts: Sequence[str]) -> list[str]:
        """Texts that follow one another, a phrase being covered where it begins."""
        texts = [unicodedata.normalize("NFC", text) for text in texts]
        if self.found is None:
            return list(texts)
        spans = [found.span() for found in self.found.finditer(folded("".join(texts)))]
        self.number += len(spans)
        out, begin = [], 0
        for text in texts:
            out.append(self.piece(text, begin, spans))
            begin += len(text)
        return out

    def piece(self, text: str, begin: int, spans: Iterable[tuple[int, int]]) -> str:
        """What is left of a text that begins there."""
        kept, at, end = [], begin, begin + len(text)
        for first, last in spans:
            if last <= begin or first >= end:
                continue
            kept.append(text[at - begin : max(first, begin) - begin])
            if first >= begin:
                kept.append(self.box)
            at = min(last, end)
        return "".join(kept) + text[at - begin :]


def _unlinked(nodes: Iterable[TreeNode]) -> Iterator[TreeNode]:
    """The same inlines, what links said in their place."""
    for node in nodes:
        inside = tuple(_unlinked(node.children))
        if node.kind is NodeKind.LINK:
            yield from inside
        else:
            yield replace(node, children=inside) if node.children else node


def _texts(nodes: Iterable[TreeNode]) -> Iterator[str]:
    """What is written in inlines, in order; a break parts words."""
    for node in nodes:
        if node.kind in WRITTEN:
            yield node.text
        elif node.kind is NodeKind.BREAK:
            yield "\n"
        else:
            yield from _texts(node.children)


def _rebuilt(nodes: Iterable[TreeNode], pieces: Iterator[str]) -> Iterator[TreeNode]:
    """The same inlines with other words."""
    for node in nodes:
        if node.kind in WRITTEN:
            yield replace(node, text=next(pieces))
        elif node.kind is NodeKind.BREAK:
            next(pieces)
            yield node
        else:
            yield replace(node, children=tuple(_rebuilt(node.children, pieces)))
