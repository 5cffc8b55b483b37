"""Who spoke: the references `@{seat:12}` of a text, and what a reading says in their place.

Whoever writes may read what a seat is called after its number (`@{seat:12 City library}`); readers
are never told by that label, which is gone before the text is parsed. A reference that is not
whole, or names a seat that is not among the speakers, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tourdetable.core.documents.text.tree import NodeKind, TreeNode
from tourdetable.core.words.attribution import Attribution

REFERENCE = re.compile(
    r"@\{\s*(?:seat|si[eè]ge)\s*:\s*(?:(?P<seat>[0-9]{1,18})\s*\}|[^}\n]{0,40}\})"
    r"(?P<parted>[^\S\n]*:[^\S\n]*)?",
    re.IGNORECASE,
)
"""A seat, and the colon that may part it from what it says."""
LABELLED = re.compile(
    r"@\{\s*(?:seat|si[eè]ge)\s*:\s*(?P<seat>[0-9]{1,18})(?![0-9])[^}\n]{0,200}\}", re.IGNORECASE
)
"""The same, with what the seat is called."""
LONGEST_LABEL = 80
PARTED = re.compile(r"[^\S\n]*(?::[^\S\n]*)?")
WRITTEN = frozenset({NodeKind.CODE, NodeKind.LITERAL})
"""Texts that are shown as they were typed."""
INLINE = frozenset({NodeKind.EMPHASIS, NodeKind.STRONG, NodeKind.STRIKE, NodeKind.LINK})


@dataclass(frozen=True, slots=True)
class TextSpeaker:
    """A seat as it may be told: who came for it, its institution, its college."""

    institution: str
    college: str = ""
    names: tuple[str, ...] = ()

    def told(self, attribution: Attribution) -> str:
        """What an attribution lets say of it; a person whom nobody knows is an institution."""
        if attribution is Attribution.NAMED and self.names:
            return f"{', '.join(self.names)} ({self.institution})"
        if attribution in (Attribution.NAMED, Attribution.INSTITUTION):
            return self.institution
        return self.college if attribution is Attribution.COLLEGE else ""


Speakers = Mapping[int, TextSpeaker]
"""Seat → what may be told of it."""


def reference(seat: int, label: str = "", word: str = "seat") -> str:
    """How a text refers to a seat, with what it is called for whoever writes."""
    said = " ".join(re.sub(r"[{}]", " ", label).split())[:LONGEST_LABEL]
    return f"@{{{word}:{seat} {said}}}" if said else f"@{{{word}:{seat}}}"


def unlabelled(text: str) -> str:
    """The text without what its seats are called."""
    if "@{" not in text:
        return text
    return LABELLED.sub(lambda found: reference(int(found["seat"])), text)


def refers(text: str) -> bool:
    """Whether a text refers to a seat."""
    return "@" in text and REFERENCE.search(unlabelled(text)) is not None


def seats_in(text: str) -> set[int]:
    """The seats that a text refers to."""
    found = REFERENCE.finditer(unlabelled(text)) if "@" in text else ()
    return {int(one["seat"]) for one in found if one["seat"]}


def spoken(nodes: Iterable[TreeNode]) -> Iterator[TreeNode]:
    """The same inlines, each reference made a node of its own."""
    for node in nodes:
        if node.kind is NodeKind.TEXT and "@" in node.text:
            yield from _parted(node.text)
        elif node.children:
            yield replace(node, children=tuple(spoken(node.children)))
        else:
            yield node


def _parted(text: str) -> Iterator[TreeNode]:
    at = 0
    for found in REFERENCE.finditer(text):
        if before := text[at : found.start()]:
            yield TreeNode(NodeKind.TEXT, text=before)
        seat, parted = int(found["seat"] or 0), found["parted"] or ""
        yield TreeNode(NodeKind.SPEAKER, text=parted, number=seat)
        at = found.end()
    if rest := text[at:]:
        yield TreeNode(NodeKind.TEXT, text=rest)


def has_speakers(nodes: Iterable[TreeNode]) -> bool:
    """Whether some of these nodes refer to a seat."""
    return any(_refers(node) or has_speakers(node.children) for node in nodes)


def _refers(node: TreeNode) -> bool:
    return node.kind is NodeKind.SPEAKER or (node.kind in WRITTEN and refers(node.text))


def named(
    nodes: Sequence[TreeNode], speakers: Speakers, attribution: Attribution
) -> tuple[TreeNode, ...]:
    """The same nodes, each reference replaced by what may be told; of one that says nothing, the
    colon and the space that follow go too."""
    kept: list[TreeNode] = []
    silent = False
    for node in nodes:
        told = _told(node, speakers, attribution)
        if silent and told is not None and told.kind is NodeKind.TEXT:
            told = replace(told, text=PARTED.sub("", told.text, count=1))
        silent = told is None
        if told is not None and (told.kind is not NodeKind.TEXT or told.text):
            kept.append(told)
    return tuple(kept)


def _told(node: TreeNode, speakers: Speakers, attribution: Attribution) -> TreeNode | None:
    """One node; None for a reference, or what held nothing else, that says nothing."""
    if node.kind in WRITTEN:
        return replace(node, text=written(node.text, speakers, attribution))
    if node.kind is NodeKind.SPEAKER:
        said = _said(node.number, speakers, attribution)
        return TreeNode(NodeKind.TEXT, text=said + node.text) if said else None
    if not node.children:
        return node
    children = named(node.children, speakers, attribution)
    if not children and node.kind in INLINE:
        return None
    return replace(node, children=children)


def _said(seat: int, speakers: Speakers, attribution: Attribution) -> str:
    speaker = speakers.get(seat)
    return speaker.told(attribution) if speaker else ""


def written(text: str, speakers: Speakers, attribution: Attribution) -> str:
    """The same in a text that is no tree."""

    def told(found: re.Match[str]) -> str:
        said = _said(int(found["seat"] or 0), speakers, attribution)
        return said + (found["parted"] or "") if said else ""

    return REFERENCE.sub(told, text)
