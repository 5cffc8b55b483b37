"""An experience on paper: a sheet of short texts."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.documents.kinds.base import WrittenDocument


@dataclass(frozen=True, kw_only=True)
class ExperiencePart:
    """A heading, and the paragraphs below it."""

    title: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ExperienceDocument(WrittenDocument):
    """What was tried, and what came of it: `facts` are pairs of a label and its words, `reserved` a
    warning when it must not go everywhere."""

    template = "experience"

    about: str
    reserved: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    parts: tuple[ExperiencePart, ...] = ()

    @property
    def circumstance(self) -> str:
        """What it is, and since when it is read."""
        return self.about
