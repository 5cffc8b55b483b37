"""The tree that every reading is derived from: blocks and inlines, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tourdetable.core.words.audience import Audience


class NodeKind(StrEnum):
    """What a node is; the values are what the PDF templates read."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CODE = "code"
    RULE = "rule"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    QUOTE = "quote"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    ITEM = "item"
    TEXT = "text"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    STRIKE = "strike"
    LITERAL = "literal"
    LINK = "link"
    BREAK = "break"


HOLDERS = frozenset({NodeKind.QUOTE, NodeKind.BULLETS, NodeKind.NUMBERS, NodeKind.ITEM})
"""Blocks that hold blocks; each other one is a leaf of the pruning, with its own audience."""


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One block or inline.

    `text` is literal (TEXT, LITERAL, CODE). `number` is a heading's level, an ordered list's first
    number, that of an item which does not follow the one above (else 0), or the count of header
    rows of a table (0 or 1). `checked` is a task's state, None when the item is no task. `audience`
    has a meaning on leaf blocks only; inlines and holders keep the narrowest value, and are never
    judged by it.
    """

    kind: NodeKind
    children: tuple[TreeNode, ...] = ()
    text: str = ""
    number: int = 0
    href: str = ""
    checked: bool | None = None
    audience: Audience = Audience.PRESENT


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed text.

    `reader` is whom it has been pruned for: a text that was never pruned renders as for the public,
    so that forgetting to prune hides too much and never shows too much.
    """

    blocks: tuple[TreeNode, ...] = ()
    default: Audience = Audience.PRESENT
    reader: Audience = Audience.PUBLIC


EMPTY = Document()
"""A document without a word."""
