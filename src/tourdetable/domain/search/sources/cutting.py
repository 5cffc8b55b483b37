"""Texts with audience marks, cut to what some readers may read of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.documents.text.prune import ReadingTerms, prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.documents.text.tree import HOLDERS, Document, NodeKind, TreeNode
from tourdetable.core.words.audience import Audience

APART = HOLDERS | {NodeKind.TABLE, NodeKind.ROW}
"""What holds words that do not follow one another: items, cells."""


@dataclass(frozen=True)
class MarkedText:
    """A text on a day: `on`. An unmarked passage of it has the audience `default`. Who speaks in it
    is not said."""

    document: Document
    on: date

    @classmethod
    def of(cls, text: str, default: Audience, on: date) -> MarkedText:
        return cls(parse(text, default=default), on)

    def read_by(self, audience: Audience) -> str:
        """The words for readers of an audience, without their signs."""
        blocks = prune(self.document, audience, ReadingTerms(on=self.on)).blocks
        return "\n".join(map(told, blocks))

    @property
    def opens_on(self) -> date | None:
        """The next day on which more may be read of it."""
        days = (leaf.embargo for leaf in leaves(self.document.blocks))
        return min((day for day in days if day is not None and day > self.on), default=None)


def leaves(blocks: Iterable[TreeNode]) -> Iterator[TreeNode]:
    """The blocks that are judged one by one."""
    for block in blocks:
        if block.kind in HOLDERS:
            yield from leaves(block.children)
        else:
            yield block


def told(node: TreeNode) -> str:
    """The words of a node, apart where they are shown apart."""
    if node.kind is NodeKind.BREAK:
        return " "
    between = "\n" if node.kind in APART else ""
    return node.text + between.join(map(told, node.children))
