"""What is handed over to whoever takes a duty, on paper."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.documents.kinds.base import WrittenDocument


@dataclass(frozen=True, kw_only=True)
class KitPart:
    """A heading and what stands below it: paragraphs, then things to do."""

    title: str
    words: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KitDocument(WrittenDocument):
    """One duty at one meeting: `facts` are pairs of a label and its words, `parts` what there is
    to do, before, during and after, then who did it last."""

    template = "kit"

    body: str
    about: str
    facts: tuple[tuple[str, str], ...] = ()
    parts: tuple[KitPart, ...] = ()

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
