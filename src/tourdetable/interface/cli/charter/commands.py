"""`tourdetable charter …`: work on charter files.

None of this needs a database, so none of it loads Django.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.facts.refusals import one_of
from tourdetable.core.charter.facts.schema import facts_schema, verdict_schema
from tourdetable.core.charter.judge.evaluate import evaluate
from tourdetable.core.charter.judge.explanation import ExplanationNode, explain, explanation_to_json
from tourdetable.core.charter.judge.wording import FACTS, check_words
from tourdetable.core.charter.terms.errors import shown
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import to_json
from tourdetable.core.charter.text.reference import reference
from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.interface.cli.charter.compare import compare, rejudge
from tourdetable.interface.cli.charter.files import (
    BAD_FILE,
    DAY,
    PATH,
    read_both,
    read_charter,
    say,
    say_json,
    stop,
)
from tourdetable.interface.cli.charter.timeline import timeline
from tourdetable.interface.cli.charter.verdicts import state_words, tell
from tourdetable.interface.cli.sentences import Tongue, for_json, language, tongue

NO_ARTICLE = gettext_noop("there is no article `%(article)s`")
UNWRITTEN = gettext_noop("it cannot be written (%(reason)s)")
ANOTHER_NAME = gettext_noop("name a file that does not exist yet")

STARTER = Path(__file__).with_name("starter.md")
"""A commented charter, to be changed line by line."""


@click.group()
def charter() -> None:
    """Work on charter files."""


for command in (compare, rejudge, timeline):
    charter.add_command(command)


@charter.command()
@click.argument("file", type=PATH)
@language
def check(file: Path, lang: str | None) -> None:
    """Read a charter file: what it holds, or every mistake with its remedy (exit code 2)."""
    say(tongue(lang).say(_summary(read_charter(file, lang))))


@charter.command("evaluate")
@click.argument("file", type=PATH)
@click.argument("facts", type=PATH)
@click.option("--on", type=DAY, required=True, help="The day to judge.")
@click.option("--json", "as_json", is_flag=True, help="Verdicts as JSON (verdict/1).")
@click.option(
    "--explain", "clause", help="Open the verdicts of one article into their computation."
)
@language
def evaluate_(
    file: Path, facts: Path, on: datetime, as_json: bool, clause: str | None, lang: str | None
) -> None:
    """Judge facts by a charter on a day.

    Exit code 0 whatever the verdicts, 2 for a file that cannot be read.
    """
    text, record = read_both(file, facts, lang)
    if clause is not None:
        _explain(text, record, clause, on.date(), as_json, lang)
        return
    report = evaluate(text, record, on=on.date())
    if as_json:
        say_json(to_json(report, for_json(lang).translate))
        return
    tell(report, tongue(lang))


@charter.command("facts-schema")
@click.option("--verdict", is_flag=True, help="The schema of verdicts instead.")
def facts_schema_(verdict: bool) -> None:
    """Print the JSON Schema (2020-12) of facts."""
    say_json(verdict_schema() if verdict else facts_schema())


@charter.command()
def checks() -> None:
    """Print the reference of the checks that a rule may name, as Markdown."""
    click.echo(reference(), nl=False)


@charter.command()
@click.argument("file", type=PATH, required=False)
@language
def new(file: Path | None, lang: str | None) -> None:
    """Write a commented starter that `charter check` accepts; without a file, on the screen."""
    starter = STARTER.read_text(encoding="utf-8")
    if file is None:
        click.echo(starter, nl=False)
        return
    try:
        with file.open("x", encoding="utf-8") as target:
            target.write(starter)
    except OSError as error:
        problem = Phrase(UNWRITTEN, reason=error.strerror or "")
        stop(file, problem, Phrase(ANOTHER_NAME), lang)
    say(tongue(lang).say(Phrase(WRITTEN, file=str(file))))


def _explain(
    text: Charter, record: Record, clause: str, on: date, as_json: bool, lang: str | None
) -> None:
    if clause not in text.articles_by_id:
        told = tongue(lang).say
        problem = told(Phrase(NO_ARTICLE, article=shown(clause)))
        click.echo(f"{problem} — {told(one_of(clause, text.articles_by_id))}", err=True)
        raise SystemExit(BAD_FILE)
    found = explain(text, record, clause, on=on)
    if as_json:
        say_json([explanation_to_json(one, for_json(lang).translate) for one in found])
        return
    said = tongue(lang)
    for one in found:
        verdict = one.verdict
        body = next((b.name for b in record.bodies if b.id == verdict.body), "")
        place = f"{verdict.clause}, {body}" if body else verdict.clause
        state, check = state_words(verdict.state, said), check_words(verdict.check)
        say(said.say(Phrase(OPENED, place=place, state=state, check=check)))
        _show(one.tree, 1, said)


def _show(node: ExplanationNode, depth: int, said: Tongue) -> None:
    words = node.words
    if node.kind in FACTS:
        words = Phrase(FACT, kind=Phrase(FACTS[node.kind]), words=words)
    say(f"{'  ' * depth}{said.say(words)}")
    for child in node.children:
        _show(child, depth + 1, said)


def _summary(found: Charter) -> Phrase:
    articles = sum(1 for article in found.articles if article.id)
    rules = sum(len(article.rules) for article in found.articles)
    counts = Phrase(ONE_ARTICLE if articles == 1 else ARTICLES, count=articles)
    return Phrase(OK, articles=counts, rules=Phrase(RULES[min(rules, 2)], count=rules))


OPENED = gettext_noop("%(place)s: %(state)s (%(check)s)")
FACT = gettext_noop("%(kind)s: %(words)s")
OK = gettext_noop("OK: %(articles)s, %(rules)s")
ONE_ARTICLE = gettext_noop("1 article")
ARTICLES = gettext_noop("%(count)s articles")
RULES = (gettext_noop("0 rules"), gettext_noop("1 rule"), gettext_noop("%(count)s rules"))
WRITTEN = gettext_noop("Written: %(file)s")
