"""What every kind of paper document says, and how it is printed.

A new kind is one dataclass and the template of its name. It holds plain values: the core has no
sentence of its own, so dates, states and labels come as words in the reader's language. A
`Document` inside is rendered for the reader it was pruned for (`prune.prune`); one that was never
pruned shows its public passages only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

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

    @property
    def heading(self) -> str:
        """The title of the file."""
        return f"{self.title} — {self.network}"

    def pdf(self, *, now: datetime) -> bytes:
        """A tagged PDF dated `now` (aware); the same values give the same bytes."""
        return compiled(self.template, self, title=self.heading, now=now)
