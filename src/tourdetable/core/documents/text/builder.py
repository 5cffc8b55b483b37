"""markdown-it's flat tokens → our tree, without recursion and with a bounded depth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from markdown_it.token import Token

from tourdetable.core.documents.text.marks import Passages
from tourdetable.core.documents.text.tree import Kind, Node
from tourdetable.core.words.audience import Audience

MARK_TOKEN = "audience_mark"  # noqa: S105  a token's type, not a secret
MAX_HOLDERS = 8
"""Lists and quotations inside one another; deeper ones are kept, without their indentation."""
MAX_INLINES = 6
MAX_HREF = 2_000

SAFE_LINK = re.compile(r"(?:https?://[^/?#]|mailto:.|tel:.|/(?!/)|\?|#)", re.IGNORECASE)
UNSAFE_IN_LINK = re.compile(r"[\s\\\x00-\x20\x7f]")
TASK = re.compile(r"\[([ xX])\](?:\s+|$)")

BLOCKS = {
    "paragraph": Kind.PARAGRAPH,
    "heading": Kind.HEADING,
    "blockquote": Kind.QUOTE,
    "bullet_list": Kind.BULLETS,
    "ordered_list": Kind.NUMBERS,
    "list_item": Kind.ITEM,
    "table": Kind.TABLE,
    "tr": Kind.ROW,
    "th": Kind.CELL,
    "td": Kind.CELL,
}
INLINES = {"em": Kind.EMPHASIS, "strong": Kind.STRONG, "s": Kind.STRIKE, "link": Kind.LINK}
NESTING = frozenset({Kind.QUOTE, Kind.BULLETS, Kind.NUMBERS})
JUDGED = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.TABLE})


@dataclass
class _Frame:
    """A node being filled; `kind` is None when it will leave only its children."""

    kind: Kind | None
    place: int = 0
    number: int = 0
    href: str = ""
    audience: Audience = Audience.PUBLIC
    children: list[Node] = field(default_factory=list)


def build(tokens: Sequence[Token], passages: Passages) -> tuple[Node, ...]:
    """The blocks of a text, each leaf with its audience; `passages` is moved along to the end of the text."""
    return _Blocks(passages).run(tokens)


class _Blocks:
    def __init__(self, passages: Passages) -> None:
        self.passages = passages
        self.frames = [_Frame(None)]
        self.places = count(1)

    def run(self, tokens: Sequence[Token]) -> tuple[Node, ...]:
        for token in tokens:
            self._take(token)
        return tuple(self.frames[0].children)

    def _take(self, token: Token) -> None:
        if token.type == MARK_TOKEN:
            self.passages.obey(token.info, [frame.place for frame in self.frames])
        elif token.nesting == 1:
            self.frames.append(self._opened(token))
        elif token.nesting == -1:
            _close(self.frames)
        else:
            self._leaf(token)

    def _opened(self, token: Token) -> _Frame:
        kind = BLOCKS.get(token.type.removesuffix("_open"))
        if self._too_deep(kind):
            kind = None
        return _Frame(
            kind, next(self.places), number=_number(token), audience=self.passages.audience
        )

    def _too_deep(self, kind: Kind | None) -> bool:
        if kind is Kind.ITEM:
            return self.frames[-1].kind is None
        return (
            kind in NESTING
            and sum(1 for frame in self.frames if frame.kind in NESTING) >= MAX_HOLDERS
        )

    def _leaf(self, token: Token) -> None:
        if token.type == "inline":
            self._judge(token.content)
            self.frames[-1].children.extend(inlines(token.children or ()))
        elif token.type == "fence":
            met = self.passages.through(token.content)
            self.frames[-1].children.append(
                Node(Kind.CODE, text=token.content.rstrip("\n"), audience=met)
            )
        elif token.type == "hr":
            self.frames[-1].children.append(Node(Kind.RULE, audience=self.passages.audience))

    def _judge(self, content: str) -> None:
        """Narrow the leaf block being filled (for a table, the whole table) by the marks caught in this line."""
        met = self.passages.through(content)
        leaf = next(frame for frame in reversed(self.frames) if frame.kind in JUDGED)
        leaf.audience = min(leaf.audience, met, key=lambda audience: audience.rank)


def inlines(tokens: Sequence[Token]) -> list[Node]:
    """The inlines of one paragraph, neighbouring texts joined."""
    frames = [_Frame(None)]
    for token in tokens:
        if token.nesting == 1:
            frames.append(_opened_inline(token, len(frames)))
        elif token.nesting == -1:
            _close(frames)
        else:
            frames[-1].children.append(_plain(token))
    return _joined(frames[0].children)


def _opened_inline(token: Token, depth: int) -> _Frame:
    href = str(token.attrGet("href") or "")
    kind = INLINES.get(token.type.removesuffix("_open"))
    refused = kind is Kind.LINK and not is_safe(href)
    return _Frame(None if refused or depth > MAX_INLINES else kind, href=href)


def is_safe(href: str) -> bool:
    """Whether an address may be followed: the web, mail, telephone, or a place of this site."""
    return len(href) <= MAX_HREF and bool(SAFE_LINK.match(href)) and not UNSAFE_IN_LINK.search(href)


def _plain(token: Token) -> Node:
    if token.type == "code_inline":
        return Node(Kind.LITERAL, text=token.content)
    if token.type == "hardbreak":
        return Node(Kind.BREAK)
    if token.type == "softbreak":
        return Node(Kind.TEXT, text=" ")
    return Node(Kind.TEXT, text=token.content)


def _close(frames: list[_Frame]) -> None:
    """Turn the innermost frame into a node of the frame around it."""
    frame = frames.pop()
    children = _joined(frame.children)
    if frame.kind is None:
        frames[-1].children.extend(children)
        return
    node = Node(
        frame.kind, tuple(children), number=frame.number, href=frame.href, audience=frame.audience
    )
    frames[-1].children.append(_task(node) if frame.kind is Kind.ITEM else node)


def _joined(nodes: list[Node]) -> list[Node]:
    """The same nodes, each run of neighbouring texts made one."""
    out: list[Node] = []
    run: list[str] = []
    for node in [*nodes, Node(Kind.RULE)]:
        if node.kind is Kind.TEXT:
            run.append(node.text)
            continue
        if joined := "".join(run):
            out.append(Node(Kind.TEXT, text=joined))
        run.clear()
        out.append(node)
    return out[:-1]


def _task(item: Node) -> Node:
    """A list item beginning with `[ ]` or `[x]` is a task."""
    first = item.children[0] if item.children else None
    if first is None or first.kind is not Kind.PARAGRAPH or not first.children:
        return item
    found = TASK.match(first.children[0].text) if first.children[0].kind is Kind.TEXT else None
    if not found:
        return item
    rest = replace(first.children[0], text=first.children[0].text[found.end() :])
    words = replace(first, children=(rest, *first.children[1:]))
    return replace(item, children=(words, *item.children[1:]), checked=found[1] != " ")


def _number(token: Token) -> int:
    """A heading's level, an ordered list's first number, a table's header rows."""
    if token.type == "heading_open":
        return int(token.tag[1:])
    if token.type == "ordered_list_open":
        return int(token.attrGet("start") or 1)
    return 1 if token.type == "table_open" else 0
