"""What stands between a form and what was written in it: what a record has become meanwhile, where
it differs; the articles of the charter that the act would break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from tourdetable.core.charter.judge.gates import Obstacle
from tourdetable.core.charter.terms.model import Article, Charter
from tourdetable.core.documents.text.outline import words as plain_words
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import Audience
from tourdetable.domain.networks.models import Body

LONGEST = 4_000
"""Lines, both texts together, beyond which the texts are shown whole: comparing them would take
too long."""


@dataclass(frozen=True)
class TextLine:
    """A line of two compared texts: `sign` is `+` (only in the person's), `-` (only in the
    record's) or a space."""

    sign: str
    text: str


@dataclass(frozen=True)
class FieldDifference:
    """One field: its label, what the record has become, what the person had written; `lines` for
    long texts."""

    label: str
    theirs: str
    mine: str
    lines: tuple[TextLine, ...] = ()


def difference(label: str, theirs: str, mine: str) -> FieldDifference | None:
    """None when both say the same; browsers write line ends their own way."""
    before, after = theirs.splitlines(), mine.splitlines()
    if [line.rstrip() for line in before] == [line.rstrip() for line in after]:
        return None
    long = max(len(before), len(after)) > 1 and len(before) + len(after) <= LONGEST
    return FieldDifference(label, theirs, mine, tuple(compared(before, after)) if long else ())


def compared(before: list[str], after: list[str]) -> Iterator[TextLine]:
    """The lines of both texts in reading order, those of the record before those of the person."""
    for code, i, j, k, m in SequenceMatcher(None, before, after).get_opcodes():
        if code == "equal":
            yield from (TextLine(" ", text) for text in before[i:j])
        else:
            yield from (TextLine("-", text) for text in before[i:j])
            yield from (TextLine("+", text) for text in after[k:m])


@dataclass(frozen=True)
class ArticleInTheWay:
    """An article that an act would break for a body (None: the whole network): its first fault,
    and how many others; the article's own words."""

    obstacle: Obstacle
    article: Article | None
    body: Body | None
    words: str
    others: int


def in_the_way(obstacles: Iterable[Obstacle], charter: Charter) -> list[ArticleInTheWay]:
    """The obstacles of an act, gathered by article and body, in their order (one query)."""
    groups: dict[tuple[str, str | None], list[Obstacle]] = {}
    for obstacle in obstacles:
        groups.setdefault((obstacle.article, obstacle.verdict.body), []).append(obstacle)
    asked = {int(body) for _article, body in groups if body}
    bodies = Body.objects.in_bulk(asked) if asked else {}
    found = []
    for (name, body), group in groups.items():
        article = charter.articles_by_id.get(name)
        about = bodies.get(int(body)) if body else None
        words = first_words(article.text) if article else ""
        found.append(ArticleInTheWay(group[0], article, about, words, len(group) - 1))
    return found


def first_words(text: str) -> str:
    """The first paragraph of an article, as plain words."""
    blocks = parse(text, default=Audience.PUBLIC).blocks
    return plain_words(blocks[0]).strip() if blocks else ""
