"""What every kind of paper document says, and how it is printed.

A new kind is one dataclass, the Typst template of its name, and its HTML template when people go on
writing it in a word processor (`WrittenDocument`). It holds plain values: the core has no sentence
of its own, so dates, states and labels come as words in the reader's language. A `Document` inside
is rendered for the reader it was pruned for (`prune.prune`); one that was never pruned shows its
public passages only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from tourdetable.core.documents.formats.letterhead import PLAIN, Letterhead
from tourdetable.core.documents.formats.office.documents import (
    OfficeFormat,
    OfficePage,
    written,
)
from tourdetable.core.documents.formats.pages import page
from tourdetable.core.documents.formats.pdf import compiled

INK_BLUE = "#1d3f5e"
"""The accent when a network chose none."""


@dataclass(frozen=True, kw_only=True)
class PaperDocument:
    """A document of a network. `lang` is a BCP 47 primary tag; `accent` a colour, `#rrggbb`."""

    template: ClassVar[str]
    """The Typst file that prints it: `formats/templates/<template>.typ`."""

    network: str
    title: str
    lang: str = "fr"
    accent: str = INK_BLUE
    letterhead: Letterhead = PLAIN

    @property
    def heading(self) -> str:
        """The title of the file."""
        return f"{self.title} — {self.network}"

    def pdf(self, *, now: datetime) -> bytes:
        """A tagged PDF dated `now` (aware); the same values give the same bytes."""
        return compiled(self.template, self, title=self.heading, now=now)


@dataclass(frozen=True, kw_only=True)
class WrittenDocument(PaperDocument):
    """A document that is also given to a word processor."""

    wide: ClassVar[bool] = False
    """Whether the sheet lies on its side."""

    @property
    def whose(self) -> str:
        """Whose document it is, in words."""
        return self.network

    @property
    def circumstance(self) -> str:
        """A line of circumstance below the title."""
        return ""

    def office(self, kind: OfficeFormat, *, now: datetime, model: bytes | None = None) -> bytes:
        """The same words for a word processor, in the look of `model` or else in ours."""
        made = OfficePage(
            html=page(self.template, self),
            title=self.title,
            over=self.whose,
            under=self.circumstance,
            lang=self.lang,
            accent=self.accent,
            letterhead=self.letterhead,
            wide=self.wide,
        )
        return written(made, kind, now=now, model=model)


@dataclass(frozen=True, kw_only=True)
class MeetingPaper(WrittenDocument):
    """A document of a body about one of its meetings: `about` names the meeting."""

    body: str
    about: str

    @property
    def heading(self) -> str:
        """The title of the file."""
        return f"{self.title} — {self.about}"

    @property
    def whose(self) -> str:
        """The network and the body."""
        return " · ".join(filter(None, (self.network, self.body)))

    @property
    def circumstance(self) -> str:
        """The meeting."""
        return self.about
