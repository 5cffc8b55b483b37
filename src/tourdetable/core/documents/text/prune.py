"""Taking out of a document what a reader may not see, before anything is rendered: passages for
fewer people, passages before their day, the names that are not said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from tourdetable.core.documents.text.speakers import Speakers, named
from tourdetable.core.documents.text.tree import HOLDERS, Document, NodeKind, TreeNode
from tourdetable.core.words.attribution import Attribution, most_discreet
from tourdetable.core.words.audience import Audience, narrowest


@dataclass(frozen=True)
class ReadingTerms:
    """How a reading is made, for whichever reader.

    `on`: the day on which it is read (None: before every embargo). `usual`: how far speakers are
    named where no mark says it; `most`: how far at most, whatever marks say. `speakers`: the seats
    that may be told. `box`: what is said where a passage is left out; nothing when it is empty.
    """

    on: date | None = None
    usual: Attribution = Attribution.NONE
    most: Attribution = Attribution.NAMED
    speakers: Speakers = field(default_factory=dict)
    box: str = ""


LISTS = frozenset({NodeKind.BULLETS, NodeKind.NUMBERS})

SILENT = ReadingTerms()
"""Nobody is named, and no embargo is over."""


def prune(document: Document, reader: Audience, terms: ReadingTerms = SILENT) -> Document:
    """The document as this reader may have it.

    What is taken out is gone: pruning again for a wider right brings nothing back. A list or a
    quotation left without content goes too.
    """
    blocks = tuple(_Reading(reader, terms, spoken=document.spoken).seen(document.blocks))
    return replace(document, blocks=blocks, reader=reader, spoken=False)


def audience_of(leaf: TreeNode, on: date | None) -> Audience:
    """Who may see a leaf on a day: before its embargo is over, the body at most."""
    if leaf.embargo is None or (on is not None and leaf.embargo <= on):
        return leaf.audience
    return narrowest(leaf.audience, Audience.BODY)


@dataclass(frozen=True)
class _Reading:
    reader: Audience
    terms: ReadingTerms
    spoken: bool

    def seen(self, blocks: Iterable[TreeNode]) -> Iterator[TreeNode]:
        boxed = False
        for block in blocks:
            kept = self._holder(block) if block.kind in HOLDERS else self._leaf(block)
            if kept is not None:
                yield kept
            elif self.terms.box and not boxed:
                yield TreeNode(NodeKind.BOX, text=self.terms.box, audience=self.reader)
            boxed = kept is None

    def _holder(self, block: TreeNode) -> TreeNode | None:
        """A list, a quotation or an item: None when nothing is left of it."""
        children = tuple(self.seen(block.children))
        if all(child.kind is NodeKind.BOX for child in children):
            return None
        if block.kind in LISTS:
            children = tuple(_as_item(child) for child in children)
        return replace(block, children=children)

    def _leaf(self, block: TreeNode) -> TreeNode | None:
        """None for one that the reader may not see."""
        audience = audience_of(block, self.terms.on)
        if not self.reader.shows(audience):
            return None
        if block.embargo is not None:
            block = replace(block, audience=audience, embargo=None)
        return self._named(block) if self.spoken else block

    def _named(self, block: TreeNode) -> TreeNode:
        """With what may be said of who spoke."""
        said = self.terms.usual if block.attribution is None else block.attribution
        attribution = most_discreet(said, self.terms.most)
        return named((block,), self.terms.speakers, attribution)[0]


def _as_item(child: TreeNode) -> TreeNode:
    """What stands in a list: an item, or one that holds what is said of those left out."""
    return TreeNode(NodeKind.ITEM, (child,)) if child.kind is NodeKind.BOX else child
