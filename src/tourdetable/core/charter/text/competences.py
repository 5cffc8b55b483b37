"""`[[competences]]`: which kinds of bodies decide of what, as the front matter says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tourdetable.core.charter.checking.registry import is_judged
from tourdetable.core.charter.checking.values import UNKNOWN, member, names
from tourdetable.core.charter.terms.competence import (
    OF_NETWORK,
    Competence,
    CompetenceScope,
    EffectKind,
)
from tourdetable.core.charter.terms.errors import Unfit, one_among
from tourdetable.core.charter.terms.model import Article
from tourdetable.core.charter.text.source import Mistakes, TableReader, Toml
from tourdetable.core.words.phrase import Phrase, gettext_noop

NO_IDS = gettext_noop("this is not a list of article ids")
WRITE_IDS = gettext_noop('write `articles = ["ITC-14"]`')
OF_NO_ARTICLE = gettext_noop("`%(effect)s` is about no article in particular")
REMOVE_OR_LIFT = gettext_noop('remove it, or write `effect = "lift_article"`')
WHOLE = gettext_noop("`%(effect)s` always changes the whole network")
REMOVE_OR_NETWORK = gettext_noop('remove it, or write `scope = "network"`')
GIVEN_TWICE = gettext_noop("`%(effect)s` is given twice to `%(body)s` over the same scope")
KEEP_ONE = gettext_noop("keep one of them, with all its articles")
UNJUDGED = gettext_noop("no software judges the article `%(name)s`: nothing of it can be lifted")


def read_competences(
    tables: Iterable[TableReader], body_kinds: Iterable[str]
) -> tuple[Competence, ...]:
    """The competences of these tables; one that cannot be made is left out, its mistakes noted."""
    known = tuple(body_kinds)
    found: list[Competence] = []
    for table in tables:
        competence = _competence(table, known)
        if competence is not None:
            _check(table, competence, found)
            found.append(competence)
    return tuple(found)


def _competence(table: TableReader, known: tuple[str, ...]) -> Competence | None:
    network, example = CompetenceScope.NETWORK, 'articles = ["ITC-14"]'
    effect = table.read("effect", member(EffectKind, "effect"), example='effect = "amend_text"')
    bodies = table.read("bodies", lambda value: names(value, known, "body kind"))
    scope = table.value("scope", member(CompetenceScope, "scope"), network, 'scope = "own"')
    articles: tuple[str, ...] = table.value("articles", _ids, (), example)
    table.done()
    if effect is None or bodies is None:
        return None
    return Competence(effect, bodies, scope, articles)


def _ids(value: Any) -> tuple[str, ...]:
    """Ids of articles; whether they are the charter's own is known once it has been read."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Unfit(Phrase(NO_IDS), Phrase(WRITE_IDS))
    return names(value, value, "article")


def _check(table: TableReader, competence: Competence, others: Iterable[Competence]) -> None:
    """Refuse articles beside another effect, a part of the whole, and what is given twice."""
    effect, scope = competence.effect, competence.scope
    if competence.articles and effect is not EffectKind.LIFT_ARTICLE:
        table.wrong("articles", Phrase(OF_NO_ARTICLE, effect=effect.value), Phrase(REMOVE_OR_LIFT))
    if effect in OF_NETWORK and scope is not CompetenceScope.NETWORK:
        table.wrong("scope", Phrase(WHOLE, effect=effect.value), Phrase(REMOVE_OR_NETWORK))
    for other in others:
        twice = next((kind for kind in competence.bodies if kind in other.bodies), None)
        if twice and (other.effect, other.scope) == (effect, scope):
            problem = Phrase(GIVEN_TWICE, effect=effect.value, body=twice)
            table.wrong("bodies", problem, Phrase(KEEP_ONE))


def check_articles(
    toml: Toml,
    competences: Sequence[Competence],
    articles: Iterable[Article],
    mistakes: Mistakes,
) -> None:
    """Each article that a competence names is one of the charter, and is judged."""
    known = {article.id: is_judged(article) for article in articles if article.id}
    judged = [name for name, can in known.items() if can]
    for competence in competences:
        for name in competence.articles:
            if name in judged:
                continue
            problem = Phrase(UNJUDGED if name in known else UNKNOWN["article"], name=name)
            line = _line_of(toml, name)
            mistakes.add(line, "articles", problem, one_among(name, judged))


def _line_of(toml: Toml, article: str) -> int:
    """The line of the competence that names an article."""
    nth = 0
    while (section := toml.section("competences", nth)).first:
        lines = [at for at in range(*section) if f'"{article}"' in toml.lines[at]]
        if lines:
            return toml.before + lines[0] + 1
        nth += 1
    return toml.line_of("competences", toml.section())
