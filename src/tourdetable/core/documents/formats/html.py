"""The page reading: safe HTML, without style, script, image or identifier."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

import nh3

from tourdetable.core.documents.text.builder import is_safe
from tourdetable.core.documents.text.outline import outlined, words
from tourdetable.core.documents.text.source import legible
from tourdetable.core.documents.text.tree import Document, NodeKind, TreeNode
from tourdetable.core.words.addresses import addressed

DEEPEST = 6
# fmt: off
TAGS = {
    "p", "blockquote", "ul", "ol", "li", "pre", "code", "hr",
    "table", "thead", "tbody", "tr", "th", "td",
    "em", "strong", "s", "a", "br", "mark", "h1", "h2", "h3", "h4", "h5", "h6",
}
# fmt: on
ATTRIBUTES = {"a": {"href"}, "th": {"scope"}, "ol": {"start"}, "li": {"value"}}
SCHEMES = {"http", "https", "mailto", "tel"}
RELATION = "noopener noreferrer"
PLAIN = {
    NodeKind.PARAGRAPH: "p",
    NodeKind.QUOTE: "blockquote",
    NodeKind.BULLETS: "ul",
    NodeKind.EMPHASIS: "em",
    NodeKind.STRONG: "strong",
    NodeKind.STRIKE: "s",
}
VOID = {NodeKind.RULE: "<hr>", NodeKind.BREAK: "<br>"}
BOXES = {True: "☑ ", False: "☐ ", None: ""}


def to_html(document: Document, *, heading_offset: int = 1) -> str:
    """The document as its reader may see it.

    Its headings start at level 1 + `heading_offset`, so that the page keeps its only h1; levels
    below h6 are h6.
    """
    return blocks_to_html(outlined(document), heading_offset)


def blocks_to_html(blocks: Iterable[TreeNode], heading_offset: int) -> str:
    """Some blocks of an outlined document, in the same way."""
    rendered = _all(_shifted(blocks, heading_offset))
    return nh3.clean(
        rendered, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=RELATION
    )


def as_typed(text: str) -> str:
    """A text that is no Markdown, as safe HTML: lines end as typed, addresses lead somewhere."""
    return "<br>".join(map(_typed_line, legible(text).split("\n")))


def _typed_line(line: str) -> str:
    return "".join(
        _tagged("a", escape(words), f' href="{escape(href)}" rel="{RELATION}"')
        if is_safe(href)
        else escape(words)
        for words, href in addressed(line)
    )


def _shifted(blocks: Iterable[TreeNode], offset: int) -> Iterable[TreeNode]:
    for block in blocks:
        if block.kind is not NodeKind.HEADING:
            yield block
            continue
        level = min(max(block.number + offset, 1), DEEPEST)
        yield TreeNode(block.kind, block.children, number=level)


def _all(nodes: Iterable[TreeNode]) -> str:
    return "".join(map(_one, nodes))


def _one(node: TreeNode) -> str:
    if node.kind in VOID:
        return VOID[node.kind]
    if node.kind in PLAIN:
        return _tagged(PLAIN[node.kind], _all(node.children))
    return SPECIAL[node.kind](node)


def _tagged(tag: str, inside: str, attributes: str = "") -> str:
    return f"<{tag}{attributes}>{inside}</{tag}>"


def _numbers(node: TreeNode) -> str:
    start = f' start="{node.number}"' if node.number != 1 else ""
    return _tagged("ol", _all(node.children), start)


def _item(node: TreeNode) -> str:
    """An item holding one paragraph is printed without it, as people write lists."""
    box = BOXES[node.checked]
    value = f' value="{node.number}"' if node.number else ""
    if not node.children or node.children[0].kind is not NodeKind.PARAGRAPH:
        return _tagged("li", box + _all(node.children), value)
    first, *others = node.children
    words = box + _all(first.children)
    return _tagged("li", _tagged("p", words) + _all(others) if others else words, value)


def _table(node: TreeNode) -> str:
    """A first row without a word is no header: a header cell must say something."""
    header, *rows = node.children
    named = any(words(cell).strip() for cell in header.children)
    head = _tagged("thead", _row(header, header=True)) if named else ""
    return _tagged("table", head + (_tagged("tbody", "".join(map(_row, rows))) if rows else ""))


def _row(node: TreeNode, *, header: bool = False) -> str:
    return _tagged("tr", "".join(_cell(cell, header=header) for cell in node.children))


def _cell(cell: TreeNode, *, header: bool) -> str:
    inside = _all(cell.children)
    return (
        _tagged("th", inside, ' scope="col"')
        if header and inside.strip()
        else _tagged("td", inside)
    )


SPECIAL: dict[NodeKind, Callable[[TreeNode], str]] = {
    NodeKind.HEADING: lambda node: _tagged(f"h{node.number}", _all(node.children)),
    NodeKind.CODE: lambda node: _tagged("pre", _tagged("code", escape(node.text))),
    NodeKind.BOX: lambda node: _tagged("p", _tagged("mark", escape(node.text))),
    NodeKind.TABLE: _table,
    NodeKind.NUMBERS: _numbers,
    NodeKind.ITEM: _item,
    NodeKind.TEXT: lambda node: escape(node.text),
    NodeKind.LITERAL: lambda node: _tagged("code", escape(node.text)),
    NodeKind.LINK: lambda node: _tagged("a", _all(node.children), f' href="{escape(node.href)}"'),
}
"""How each kind that is more than a tag is written."""
