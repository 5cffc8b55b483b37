"""A passage copied from a reading, found again: in the reading, to know who may see it; in its
source, to be replaced.

People copy words, not Markdown: emphasis, line ends and repeated spaces count for nothing. Anything
else that stands between the words in the source (a mark, another passage, the bar of a table) is
not in the copy, and the passage is then not found: nothing is ever replaced by guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.documents.text.prune import audience_of as seen_by
from tourdetable.core.documents.text.tree import HOLDERS, Document, NodeKind, TreeNode
from tourdetable.core.words.audience import Audience, narrowest

EMPHASIS = "*_~`\\"
"""Signs of a source that no reading shows."""
RUNS = re.compile(r"\*+|_+|~+|`+")


@dataclass(frozen=True)
class BareText:
    """The words of a text, with one space between two; where each character stood in it."""

    words: str
    places: tuple[int, ...]

    def starts(self, quote: str) -> list[int]:
        """Where these bare words begin, one after the other."""
        found, at = [], self.words.find(quote)
        while at >= 0:
            found.append(at)
            at = self.words.find(quote, at + len(quote))
        return found


def bare(text: str) -> BareText:
    """What counts of a text when it is looked for."""
    words, places = list[str](), list[int]()
    for place, character in enumerate(text):
        sign = " " if character.isspace() else character
        if sign in EMPHASIS or (sign == " " and words[-1:] in ([], [" "])):
            continue
        words.append(sign)
        places.append(place)
    return BareText("".join(words), tuple(places))


def audience_of(document: Document, quote: str) -> Audience | None:
    """The narrowest audience of the passages of a reading that hold a quote; None when it is not
    in this reading."""
    wanted, found = bare(quote).words.strip(), list[Audience]()
    if not wanted:
        return None
    leaves = list(shown(document.blocks))
    text = bare(" ".join(said for said, _audience in leaves))
    owners = [audience for said, audience in leaves for _ in f"{said} "]
    for start in text.starts(wanted):
        found += [owners[place] for place in text.places[start : start + len(wanted)]]
    return narrowest(*found) if found else None


def shown(blocks: Iterable[TreeNode], on: date | None = None) -> Iterator[tuple[str, Audience]]:
    """The words of each leaf, and who may see them on a day (None: before every embargo)."""
    for block in blocks:
        if block.kind in HOLDERS:
            yield from shown(block.children, on)
        else:
            yield said(block), seen_by(block, on)


def said(node: TreeNode) -> str:
    """The words of a node as they are copied: a line end, or the next cell, is a space."""
    if node.kind is NodeKind.BREAK:
        return " "
    between = " " if node.kind in (NodeKind.TABLE, NodeKind.ROW) else ""
    return node.text + between.join(said(child) for child in node.children)


def places_of(source: str, quote: str) -> list[tuple[int, int]]:
    """From where to where a quote stands in a source, each time that it does."""
    wanted = bare(quote).words.strip()
    if not wanted:
        return []
    text = bare(source)
    spans = ((text.places[at], text.places[at + len(wanted) - 1] + 1) for at in text.starts(wanted))
    return [whole(source, *span) for span in spans]


def whole(source: str, start: int, end: int) -> tuple[int, int]:
    """The span, with the emphasis around it where it would otherwise hold one sign of two."""
    if balanced(source[start:end]):
        return start, end
    before = len(source[:start]) - len(source[:start].rstrip(EMPHASIS))
    after = len(source[end:]) - len(source[end:].lstrip(EMPHASIS))
    for left, right in ((before, 0), (0, after), (before, after)):
        if balanced(source[start - left : end + right]):
            return start - left, end + right
    return start, end


def balanced(text: str) -> bool:
    """Whether each sign of emphasis that is opened there ends there."""
    return all(many % 2 == 0 for many in Counter(RUNS.findall(text)).values())


def replaced(source: str, quote: str, proposed: str) -> str | None:
    """The source with other words in place of a quote; None unless it stands there exactly once,
    and can be taken out whole."""
    places = places_of(source, quote)
    if len(places) != 1:
        return None
    ((start, end),) = places
    return source[:start] + proposed + source[end:] if balanced(source[start:end]) else None
