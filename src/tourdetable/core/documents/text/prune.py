"""Taking out of a document what a reader may not see, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tourdetable.core.documents.text.tree import HOLDERS, Document, TreeNode
from tourdetable.core.words.audience import Audience


def prune(document: Document, reader: Audience) -> Document:
    """The document as this reader may have it.

    What is taken out is gone: pruning again for a wider right brings nothing back. A list or a
    quotation left without content goes too.
    """
    return replace(document, blocks=tuple(_seen(document.blocks, reader)), reader=reader)


def _seen(blocks: Iterable[TreeNode], reader: Audience) -> Iterator[TreeNode]:
    for block in blocks:
        if block.kind not in HOLDERS:
            if reader.shows(block.audience):
                yield block
        elif kept := tuple(_seen(block.children, reader)):
            yield replace(block, children=kept)
