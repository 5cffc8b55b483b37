"""A charter with the state of each article on a day, on paper."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.documents.kinds.base import WrittenDocument
from tourdetable.core.documents.text.tree import EMPTY, Document


@dataclass(frozen=True, kw_only=True)
class StateRow:
    """One verdict: the state in a word, its body if any, what it says and what would mend it."""

    state: str
    body: str = ""
    words: str = ""
    mend: str = ""


@dataclass(frozen=True, kw_only=True)
class ArticleBlock:
    """An article, or a part (without `number`) that only heads others.

    `level` is that of its heading, from 2.
    """

    number: str
    title: str
    level: int
    text: Document = EMPTY
    states: tuple[StateRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CharterDocument(WrittenDocument):
    """A whole charter.

    `subtitle` says which version and which day; `summary` counts the articles by state.
    """

    template = "charter"

    subtitle: str
    summary: str = ""
    preamble: Document = EMPTY
    articles: tuple[ArticleBlock, ...] = ()

    @property
    def circumstance(self) -> str:
        """Which version, which day."""
        return self.subtitle
