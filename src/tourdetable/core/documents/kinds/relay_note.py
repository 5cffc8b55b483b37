"""A note of one page that a member hands on in their institution, on its own paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tourdetable.core.documents.kinds.base import PaperDocument
from tourdetable.core.documents.text.tree import EMPTY, Document


@dataclass(frozen=True, kw_only=True)
class RelayedDecision:
    """A decision in a line: how it ended in words, and the dissensus that remains."""

    reference: str
    title: str
    outcome: str
    dissents: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RelayNote(PaperDocument):
    """What is relayed of minutes: letters get smaller until it holds on a page; what is longer goes
    on to a second one.

    `institution` signs it, with `lines` below its name and its image (`logo`: what a PNG or an SVG
    file holds, nothing without one). `labels` are the headings: decisions, tasks, passages, next,
    dissensus. `about` is the meeting, `reserved` a warning when it must not go further than the
    institution, `source` where it comes from, `text` the passages that were chosen.
    """

    template = "relay_note"

    institution: str
    about: str
    labels: Mapping[str, str]
    lines: tuple[str, ...] = ()
    logo: bytes = b""
    logo_is_svg: bool = False
    reserved: str = ""
    source: str = ""
    decisions: tuple[RelayedDecision, ...] = ()
    tasks: tuple[str, ...] = ()
    next: str = ""
    text: Document = EMPTY

    @property
    def heading(self) -> str:
        """The title of the file."""
        return f"{self.title} — {self.about}"
