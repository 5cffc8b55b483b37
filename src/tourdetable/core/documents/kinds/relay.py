"""What a member hands on of minutes, on the paper of their own institution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tourdetable.core.documents.kinds.base import PaperDocument


@dataclass(frozen=True, kw_only=True)
class RelayedDecision:
    """A decision in a line: how it ended in words, and the dissensus that remains."""

    reference: str
    title: str
    outcome: str
    dissents: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RelayPaper(PaperDocument):
    """What all relays say. `institution` signs them, with `lines` below its name and its image
    (`logo`: what a PNG or an SVG file holds, nothing without one).

    `labels` are the headings: decisions, tasks, passages, next, dissensus. `about` is the meeting,
    `reserved` a warning when it must not go further than the institution, `source` where it comes
    from.
    """

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

    @property
    def heading(self) -> str:
        """The title of the file."""
        return f"{self.title} — {self.about}"
