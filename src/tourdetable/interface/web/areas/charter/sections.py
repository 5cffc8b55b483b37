"""The text of a charter in sections: an article each, or a heading of the text; cut in pages where
it is long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tourdetable.core.charter.terms.model import Article
from tourdetable.core.charter.terms.verdict import State
from tourdetable.interface.web.areas.charter.verdicts.lines import VerdictGroup
from tourdetable.interface.web.areas.charter.verdicts.margins import MarginLine

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


def chunked(sections: Iterable[Section]) -> Iterator[list[Section]]:
    """The text cut where it is long: between two articles, each page about as long as a screen
    page may be."""
    found: list[Section] = []
    length = 0
    for section in sections:
        more = len(section.html) + BESIDE
        if found and length + more > LONG:
            yield found
            found, length = [], 0
        found.append(section)
        length += more
    if found:
        yield found
