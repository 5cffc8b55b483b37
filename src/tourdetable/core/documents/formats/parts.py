"""A long text as HTML, in parts that a page shows one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tourdetable.core.documents.formats.html import blocks_to_html
from tourdetable.core.documents.text.outline import outlined, words
from tourdetable.core.documents.text.tree import Document, NodeKind, TreeNode

LONGEST = 30_000
"""Characters of HTML that a part has at most, unless a single block has more."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: its first heading, or nothing, and its HTML."""

    title: str
    html: str


def to_parts(document: Document, *, heading_offset: int = 1, longest: int = LONGEST) -> list[Part]:
    """What `to_html` says, cut before headings of the first level where it can be.

    A short text is one part; one without a word is none.
    """
    parts: list[Part] = []
    for blocks in _units(document, longest):
        html = blocks_to_html(blocks, heading_offset)
        if parts and len(parts[-1].html) + len(html) <= longest:
            parts[-1] = Part(parts[-1].title or _title(blocks), parts[-1].html + html)
        elif html:
            parts.append(Part(_title(blocks), html))
    return parts


def _units(document: Document, longest: int) -> Iterator[tuple[TreeNode, ...]]:
    """What is not cut: a section, or a block of a section that is too long by itself."""
    section: list[TreeNode] = []
    for block in outlined(document):
        if section and block.kind is NodeKind.HEADING and block.number == 1:
            yield from _unit(section, longest)
            section = []
        section.append(block)
    if section:
        yield from _unit(section, longest)


def _unit(section: Sequence[TreeNode], longest: int) -> Iterator[tuple[TreeNode, ...]]:
    if sum(len(words(block)) for block in section) <= longest // 2:
        yield tuple(section)
    else:
        yield from ((block,) for block in section)


def _title(blocks: Sequence[TreeNode]) -> str:
    return next((words(block) for block in blocks if block.kind is NodeKind.HEADING), "")
