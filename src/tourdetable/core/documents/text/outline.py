"""Makes a tree fit to be a document: headings in order, nothing empty, whatever was typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tourdetable.core.documents.text.prune import prune
from tourdetable.core.documents.text.tree import HOLDERS, Document, NodeKind, TreeNode

WORDLESS = frozenset({NodeKind.RULE, NodeKind.CODE})


def outlined(document: Document) -> tuple[TreeNode, ...]:
    """The blocks that the document's reader may see: every reading begins here.

    Headings start at level 1 and never jump a level (1, 4 becomes 1, 2), those inside a list or a
    quotation become strong paragraphs, and blocks without a word are left out.
    """
    seen = prune(document, document.reader)
    return tuple(_levelled(_worded(seen.blocks, inside=False)))


def words(node: TreeNode) -> str:
    """The text of a node, marks aside."""
    return node.text + "".join(words(child) for child in node.children)


def _worded(
    blocks: tuple[TreeNode, ...] | Iterator[TreeNode], *, inside: bool
) -> Iterator[TreeNode]:
    for block in blocks:
        if block.kind in HOLDERS:
            children = tuple(_worded(block.children, inside=True))
            if children or block.kind is NodeKind.ITEM:
                yield replace(block, children=children)
        elif block.kind in WORDLESS or words(block).strip():
            yield _lowered(block) if inside and block.kind is NodeKind.HEADING else block


def _lowered(heading: TreeNode) -> TreeNode:
    return replace(
        heading,
        kind=NodeKind.PARAGRAPH,
        number=0,
        children=(TreeNode(NodeKind.STRONG, heading.children),),
    )


def _levelled(blocks: Iterator[TreeNode]) -> Iterator[TreeNode]:
    """A heading sits one level below the nearest one above it that the author had put higher."""
    above: list[int] = []
    for block in blocks:
        if block.kind is NodeKind.HEADING:
            while above and above[-1] >= block.number:
                above.pop()
            above.append(block.number)
            yield replace(block, number=len(above))
        else:
            yield block
