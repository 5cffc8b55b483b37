"""What is handed over to whoever takes a duty, on paper."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.documents.kinds.base import MeetingPaper


@dataclass(frozen=True, kw_only=True)
class KitPart:
    """A heading and what stands below it: paragraphs, then things to do."""

    title: str
    words: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KitDocument(MeetingPaper):
    """One duty at one meeting: `facts` are pairs of a label and its words, `parts` what there is
    to do, before, during and after, then who did it last."""

    template = "kit"

    facts: tuple[tuple[str, str], ...] = ()
    parts: tuple[KitPart, ...] = ()
