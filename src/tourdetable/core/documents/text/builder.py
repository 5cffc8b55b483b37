"""markdown-it's flat tokens → our tree, without recursion and with a bounded depth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from markdown_it.token import Token

from tourdetable.core.documents.text.marks import MarkedPassage, Passages
from tourdetable.core.documents.text.speakers import spoken
from tourdetable.core.documents.text.tree import NodeKind, TreeNode
from tourdetable.core.words.addresses import addressed
from tourdetable.core.words.audience import Audience

MARK_TOKEN = "audience_mark"  # noqa: S105  a token's type, not a secret
MAX_HOLDERS = 8
"""Lists and quotations inside one another; deeper ones are kept, without their indentation."""
MAX_INLINES = 6
MAX_HREF = 2_000

SAFE_LINK = re.compile(r"(?:https?://[^/?#]|mailto:.|tel:.|/(?!/)|\?|#)", re.IGNORECASE)
UNSAFE_IN_LINK = re.compile(r"[\s\\\x00-\x20\x7f]")
REFERENCE_IN_LINK = re.compile(r"@(?:\{|%7b)", re.IGNORECASE)
"""A seat is referred to in words, never in an address, which is shown as it stands."""
TASK = re.compile(r"\[([ xX])\](?:\s+|$)")

BLOCKS = {
    "paragraph": NodeKind.PARAGRAPH,
    "heading": NodeKind.HEADING,
    "blockquote": NodeKind.QUOTE,
    "bullet_list": NodeKind.BULLETS,
    "ordered_list": NodeKind.NUMBERS,
    "list_item": NodeKind.ITEM,
    "table": NodeKind.TABLE,
    "tr": NodeKind.ROW,
    "th": NodeKind.CELL,
    "td": NodeKind.CELL,
}
INLINES = {
    "em": NodeKind.EMPHASIS,
    "strong": NodeKind.STRONG,
    "s": NodeKind.STRIKE,
    "link": NodeKind.LINK,
}
OPEN_TO_ALL = MarkedPassage(Audience.PUBLIC)
NESTING = frozenset({NodeKind.QUOTE, NodeKind.BULLETS, NodeKind.NUMBERS})
JUDGED = frozenset({NodeKind.PARAGRAPH, NodeKind.HEADING, NodeKind.TABLE})


@dataclass
class _Frame:
    """A node being filled; `kind` is None when it will leave only its children."""

    kind: NodeKind | None
    place: int = 0
    number: int = 0
    href: str = ""
    passage: MarkedPassage = OPEN_TO_ALL
    children: list[TreeNode] = field(default_factory=list)


def build(tokens: Sequence[Token], passages: Passages) -> tuple[TreeNode, ...]:
    """The blocks of a text, each leaf with its audience.

    `passages` is moved along to the end of the text.
    """
    return _Blocks(passages).run(tokens)


class _Blocks:
    def __init__(self, passages: Passages) -> None:
        self.passages = passages
        self.frames = [_Frame(None)]
        self.places = count(1)

    def run(self, tokens: Sequence[Token]) -> tuple[TreeNode, ...]:
        for token in tokens:
            self._take(token)
        return tuple(self.frames[0].children)

    def _take(self, token: Token) -> None:
        if token.map:
            self.passages.lines = (token.map[0], token.map[1] - 1)
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
        return _Frame(kind, next(self.places), number=_number(token), passage=self.passages.current)

    def _too_deep(self, kind: NodeKind | None) -> bool:
        if kind is NodeKind.ITEM:
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
            code = TreeNode(NodeKind.CODE, text=token.content.rstrip("\n"))
            self.frames[-1].children.append(_marked(code, met))
        elif token.type == "hr":
            rule = TreeNode(NodeKind.RULE)
            self.frames[-1].children.append(_marked(rule, self.passages.current))

    def _judge(self, content: str) -> None:
        """Narrow the leaf block being filled (or its table) by the marks caught in this line."""
        met = self.passages.through(content)
        leaf = next(frame for frame in reversed(self.frames) if frame.kind in JUDGED)
        leaf.passage = met.within(leaf.passage)


def _marked(leaf: TreeNode, passage: MarkedPassage) -> TreeNode:
    """A leaf, with what holds of its passage."""
    audience, attribution, embargo = passage.audience, passage.attribution, passage.embargo
    return replace(leaf, audience=audience, attribution=attribution, embargo=embargo)


def inlines(tokens: Sequence[Token]) -> list[TreeNode]:
    """The inlines of one paragraph, neighbouring texts joined."""
    frames = [_Frame(None)]
    for token in tokens:
        if token.nesting == 1:
            frames.append(_opened_inline(token, len(frames)))
        elif token.nesting == -1:
            _close(frames)
        else:
            frames[-1].children.append(_plain(token))
    return list(_addressed(spoken(_joined(frames[0].children))))


def _addressed(nodes: Iterable[TreeNode]) -> Iterator[TreeNode]:
    """The same inlines, the addresses typed in them made links."""
    for node in nodes:
        if node.kind is NodeKind.TEXT:
            for said, href in addressed(node.text):
                text = TreeNode(NodeKind.TEXT, text=said)
                yield TreeNode(NodeKind.LINK, (text,), href=href) if is_safe(href) else text
        elif node.children and node.kind is not NodeKind.LINK:
            yield replace(node, children=tuple(_addressed(node.children)))
        else:
            yield node


def _opened_inline(token: Token, depth: int) -> _Frame:
    href = str(token.attrGet("href") or "")
    kind = INLINES.get(token.type.removesuffix("_open"))
    refused = kind is NodeKind.LINK and not is_safe(href)
    return _Frame(None if refused or depth > MAX_INLINES else kind, href=href)


def is_safe(href: str) -> bool:
    """Whether an address may be followed: the web, mail, telephone, or a place of this site."""
    kept = len(href) <= MAX_HREF and not UNSAFE_IN_LINK.search(href)
    return kept and bool(SAFE_LINK.match(href)) and not REFERENCE_IN_LINK.search(href)


def _plain(token: Token) -> TreeNode:
    if token.type == "code_inline":
        return TreeNode(NodeKind.LITERAL, text=token.content)
    if token.type == "hardbreak":
        return TreeNode(NodeKind.BREAK)
    if token.type == "softbreak":
        return TreeNode(NodeKind.TEXT, text=" ")
    return TreeNode(NodeKind.TEXT, text=token.content)


def _close(frames: list[_Frame]) -> None:
    """Turn the innermost frame into a node of the frame around it."""
    frame = frames.pop()
    children = _joined(frame.children)
    if frame.kind is None:
        frames[-1].children.extend(children)
        return
    node = TreeNode(
        frame.kind,
        _counted(frame, children),
        number=frame.number,
        href=frame.href,
    )
    node = _marked(node, frame.passage)
    frames[-1].children.append(_task(node) if frame.kind is NodeKind.ITEM else node)


def _counted(frame: _Frame, children: list[TreeNode]) -> tuple[TreeNode, ...]:
    """The items of a numbered list, each number kept that does not follow the one above.

    The others are counted when they are shown: what a reader may not see leaves no gap.
    """
    if frame.kind is not NodeKind.NUMBERS:
        return tuple(children)
    counted, expected = [], frame.number
    for item in children:
        jumps = item.number > expected
        expected = (item.number if jumps else expected) + 1
        counted.append(replace(item, number=item.number if jumps else 0))
    return tuple(counted)


def _joined(nodes: list[TreeNode]) -> list[TreeNode]:
    """The same nodes, each run of neighbouring texts made one."""
    out: list[TreeNode] = []
    run: list[str] = []
    for node in [*nodes, TreeNode(NodeKind.RULE)]:
        if node.kind is NodeKind.TEXT:
            run.append(node.text)
            continue
        if joined := "".join(run):
            out.append(TreeNode(NodeKind.TEXT, text=joined))
        run.clear()
        out.append(node)
    return out[:-1]


def _task(item: TreeNode) -> TreeNode:
    """A list item beginning with `[ ]` or `[x]` is a task."""
    if not item.children or not item.children[0].children:
        return item
    first = item.children[0]
    said = first.children[0]
    found = TASK.match(said.text) if said.kind is NodeKind.TEXT else None
    if first.kind is not NodeKind.PARAGRAPH or not found:
        return item
    rest = replace(said, text=said.text[found.end() :])
    paragraph = replace(first, children=(rest, *first.children[1:]))
    return replace(item, children=(paragraph, *item.children[1:]), checked=found[1] != " ")


def _number(token: Token) -> int:
    """A heading's level, the number of an item or of a list's first one, a table's header rows."""
    if token.type == "heading_open":
        return int(token.tag[1:])
    if token.type == "ordered_list_open":
        return int(token.attrGet("start") or 1)
    if token.type == "list_item_open" and token.info.isdecimal():
        return int(token.info)
    return 1 if token.type == "table_open" else 0
