"""A note of one page that a member hands on in their institution, on its own paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tourdetable.core.documents.kinds.base import PaperDocument, WrittenDocument
from tourdetable.core.documents.text.tree import EMPTY, Document


@dataclass(frozen=True, kw_only=True)
class RelayedDecision:
    """A decision in a line: how it ended in words, and the dissensus that remains."""

    reference: str
    title: str
    outcome: str
    dissents: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RelayPaper(PaperDocument):
    """What is relayed of minutes.

    `institution` signs it, on its own `letterhead`. `labels` are the headings: decisions, tasks,
    passages, next, dissensus. `about` is the meeting, `reserved` a warning when it must not go
    further than the institution, `source` where it comes from.
    """

    institution: str
    about: str
    labels: Mapping[str, str]
    reserved: str = ""
    source: str = ""
    decisions: tuple[RelayedDecision, ...] = ()
    tasks: tuple[str, ...] = ()
    next: str = ""

    @property
    def heading(self) -> str:
        """The title of the file."""
        return f"{self.title} — {self.about}"


@dataclass(frozen=True, kw_only=True)
class RelayNote(RelayPaper, WrittenDocument):
    """A note: letters get smaller until it holds on a page; what is longer goes on to a second one.
    `text` is the passages that were chosen."""

    template = "relay_note"

    text: Document = EMPTY

    @property
    def whose(self) -> str:
        """The institution, which signs it."""
        return self.institution

    @property
    def circumstance(self) -> str:
        """The meeting."""
        return self.about
