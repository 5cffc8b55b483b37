"""The tree that every reading is derived from: blocks and inlines, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tourdetable.core.words.attribution import Attribution
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
    SPEAKER = "speaker"
    BOX = "box"


HOLDERS = frozenset({NodeKind.QUOTE, NodeKind.BULLETS, NodeKind.NUMBERS, NodeKind.ITEM})
"""Blocks that hold blocks; each other one is a leaf of the pruning, with its own audience."""


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One block or inline.

    `text` is literal (TEXT, LITERAL, CODE). `number` is a heading's level, an ordered list's first
    number, that of an item which does not follow the one above (else 0), or the count of header
    rows of a table (0 or 1). `checked` is a task's state, None when the item is no task. `audience`
    has a meaning on leaf blocks only; inlines and holders keep the narrowest value, and are never
    judged by it. The same holds for `attribution` (None: as the document's reader is told) and
    `embargo`, the day before which a passage goes no further than the body. A SPEAKER is the seat
    `number` (0: none), and `text` what parts its name from its words; a BOX stands where something
    was left out, and says so in its `text`. Neither is left to a rendering unless it is asked for
    (`prune`).
    """

    kind: NodeKind
    children: tuple[TreeNode, ...] = ()
    text: str = ""
    number: int = 0
    href: str = ""
    checked: bool | None = None
    audience: Audience = Audience.PRESENT
    attribution: Attribution | None = None
    embargo: date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed text.

    `reader` is whom it has been pruned for: a text that was never pruned renders as for the public,
    so that forgetting to prune hides too much and never shows too much. `spoken`: whether a seat is
    referred to somewhere.
    """

    blocks: tuple[TreeNode, ...] = ()
    default: Audience = Audience.PRESENT
    reader: Audience = Audience.PUBLIC
    spoken: bool = False


EMPTY = Document()
"""A document without a word."""
