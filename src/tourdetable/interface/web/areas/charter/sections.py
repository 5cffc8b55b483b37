"""The text of a charter in sections: an article each, or a heading of the text; cut in pages where
it is long."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from django.core.paginator import Page

from tourdetable.core.charter.terms.model import Article
from tourdetable.core.charter.terms.verdict import State
from tourdetable.interface.web.areas.charter.verdicts.lines import VerdictGroup
from tourdetable.interface.web.areas.charter.verdicts.margins import MarginLine
from tourdetable.interface.web.paging import Pages

TOP = 2
DEEPEST = 4
"""Heading levels of the articles: below the page's h1."""

LONG = 30_000
"""Characters of text, beyond which a charter is read in several pages."""

BESIDE = 900
"""Characters that stand around an article."""


@dataclass(frozen=True)
class Section:
    """An article, or a part (without id) that only heads others. `state` is the worst of its
    verdicts, `where` says in how many bodies, `url` is its own page; `marks` are its margin,
    `groups` its margin when all is shown."""

    anchor: str
    article: Article
    level: int
    html: str
    state: State | None
    where: str
    url: str
    marks: tuple[MarginLine, ...]
    groups: tuple[VerdictGroup, ...]


def levels(articles: Iterable[Article]) -> Iterator[tuple[Article, int]]:
    """Each article with the level of its heading on the page: as deep as in the text, no level
    skipped."""
    known = list(articles)
    highest = min((article.level for article in known), default=1)
    before = TOP - 1
    for article in known:
        before = min(article.level - highest + TOP, before + 1, DEEPEST)
        yield article, before


class Passage(Protocol):
    """A part of a text, as HTML."""

    @property
    def html(self) -> str: ...


P = TypeVar("P", bound=Passage)


class InPages(ABC, Generic[P]):
    """A text that is read in several pages, where it is long."""

    @property
    @abstractmethod
    def text(self) -> Page[list[P]]:
        """The page that is read."""

    @property
    def reading(self) -> list[P]:
        """What stands on that page."""
        return self.text.object_list[0] if self.text.object_list else []

    @cached_property
    def contents(self) -> list[tuple[int, P, bool]]:
        """All that the text holds: on which page, and whether it is this one."""
        chunks = enumerate(self.text.paginator.object_list, 1)
        return [(n, one, n == self.text.number) for n, some in chunks for one in some]


def in_pages(passages: Iterable[P], number: str) -> Page[list[P]]:
    """A page of a text; most texts have one."""
    return Pages(list(chunked(passages)), 1).get_page(number)


def chunked(passages: Iterable[P]) -> Iterator[list[P]]:
    """The text cut where it is long: between two articles, each page about as long as a screen
    page may be."""
    found: list[P] = []
    length = 0
    for passage in passages:
        more = len(passage.html) + BESIDE
        if found and length + more > LONG:
            yield found
            found, length = [], 0
        found.append(passage)
        length += more
    if found:
        yield found
