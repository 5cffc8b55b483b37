"""`tourdetable charter check`: what a charter file holds."""

from __future__ import annotations

from pathlib import Path

import click

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.interface.cli.charter.files import PATH, read_charter, say
from tourdetable.interface.cli.sentences import language, tongue

OK = gettext_noop("OK: %(articles)s, %(rules)s")
ONE_ARTICLE = gettext_noop("1 article")
ARTICLES = gettext_noop("%(count)s articles")
RULES = (gettext_noop("0 rules"), gettext_noop("1 rule"), gettext_noop("%(count)s rules"))


@click.command()
@click.argument("file", type=PATH)
@language
def check(file: Path, lang: str | None) -> None:
    """Read a charter file: what it holds, or every mistake with its remedy (exit code 2)."""
    say(tongue(lang).say(_summary(read_charter(file, lang))))


def _summary(found: Charter) -> Phrase:
    articles = sum(1 for article in found.articles if article.id)
    rules = sum(len(article.rules) for article in found.articles)
    counts = Phrase(ONE_ARTICLE if articles == 1 else ARTICLES, count=articles)
    return Phrase(OK, articles=counts, rules=Phrase(RULES[min(rules, 2)], count=rules))
