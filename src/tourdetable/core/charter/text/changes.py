"""`[[changes]]`: each entry is about an article of the text, or says that it was removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tourdetable.core.charter.terms.errors import one_among
from tourdetable.core.charter.terms.model import Article, ChangelogEntry
from tourdetable.core.charter.text.source import Mistakes, Toml
from tourdetable.core.words.phrase import Phrase, gettext_noop

NO_ARTICLE = gettext_noop("this change is about an article that the text does not have: `%(name)s`")
OR_REMOVED = gettext_noop(
    "if the article was removed, write `removed = true` under it; otherwise, %(remedy)s"
)
STILL_THERE = gettext_noop("this change removes the article `%(name)s`, which the text still has")
NOT_REMOVED = gettext_noop("remove the article, or this `removed = true`")


def check_changes(
    toml: Toml, changes: Sequence[ChangelogEntry], articles: Iterable[Article], mistakes: Mistakes
) -> None:
    """Note each change of an article that is not there, or removal of one that is."""
    known = [article.id for article in articles if article.id]
    for nth, change in enumerate(changes):
        if change.article and (change.article in known) == change.removed:
            key = "removed" if change.removed else "article"
            line = toml.line_of(key, toml.section("changes", nth))
            mistakes.add(line, key, *_mistake(change, known))


def _mistake(change: ChangelogEntry, known: list[str]) -> tuple[Phrase, Phrase]:
    if change.removed:
        return Phrase(STILL_THERE, name=change.article), Phrase(NOT_REMOVED)
    near = one_among(change.article, known)
    return Phrase(NO_ARTICLE, name=change.article), Phrase(OR_REMOVED, remedy=near)
