"""The reading of a message: lines of text that read well without any layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tourdetable.core.documents.text.outline import outlined
from tourdetable.core.documents.text.tree import Document, NodeKind, TreeNode

BOXES = {True: "[x] ", False: "[ ] ", None: ""}
INDENT = "  "


def to_plain(document: Document) -> str:
    """The document as its reader may see it: blocks between blank lines, titles in capitals."""
    return "\n\n".join(blocks_to_plain(outlined(document)))


def blocks_to_plain(blocks: Iterable[TreeNode]) -> Iterator[str]:
    """Each block that says something."""
    return (said for block in blocks if (said := as_text(block)))


def as_text(block: TreeNode) -> str:
    """One block."""
    return WRITTEN.get(block.kind, _paragraph)(block).strip("\n")


def inline(node: TreeNode) -> str:
    """Words in a line; the address of a link is told after what it is called."""
    if node.kind is NodeKind.BREAK:
        return "\n"
    said = node.text + "".join(map(inline, node.children))
    if node.kind is NodeKind.LINK and node.href not in (said, f"mailto:{said}"):
        return f"{said} ({node.href})"
    return said


def _paragraph(block: TreeNode) -> str:
    return "".join(map(inline, block.children)).strip()


def _heading(block: TreeNode) -> str:
    said = _paragraph(block)
    return said.upper() if block.number == 1 else said


def _quote(block: TreeNode) -> str:
    said = "\n\n".join(blocks_to_plain(block.children))
    return "\n".join(f"> {line}".rstrip() for line in said.split("\n"))


def _bullets(block: TreeNode) -> str:
    return "\n".join(_item(item, "- ") for item in block.children)


def _numbers(block: TreeNode) -> str:
    number, lines = block.number - 1, []
    for item in block.children:
        number = item.number or number + 1
        lines.append(_item(item, f"{number}. "))
    return "\n".join(lines)


def _item(item: TreeNode, mark: str) -> str:
    said = "\n".join(blocks_to_plain(item.children)).split("\n")
    first, *rest = said
    return "\n".join([f"{mark}{BOXES[item.checked]}{first}", *(INDENT + line for line in rest)])


def _table(block: TreeNode) -> str:
    return "\n".join(
        "- " + " | ".join(_paragraph(cell) for cell in row.children) for row in block.children
    )


WRITTEN: dict[NodeKind, Callable[[TreeNode], str]] = {
    NodeKind.HEADING: _heading,
    NodeKind.CODE: lambda block: block.text,
    NodeKind.RULE: lambda _block: "",
    NodeKind.QUOTE: _quote,
    NodeKind.BULLETS: _bullets,
    NodeKind.NUMBERS: _numbers,
    NodeKind.TABLE: _table,
}
"""How each kind of block that is no paragraph is written."""
