"""`tourdetable charter evaluate`: the verdicts of facts on a day, and how each was reached."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.facts.refusals import one_of
from tourdetable.core.charter.judge.evaluate import evaluate as judged
from tourdetable.core.charter.judge.explanation import ExplanationNode, explain, explanation_to_json
from tourdetable.core.charter.judge.wording import FACTS, check_words
from tourdetable.core.charter.terms.errors import shown
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import to_json
from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.interface.cli.charter.files import (
    BAD_FILE,
    DAY,
    PATH,
    read_both,
    say,
    say_json,
)
from tourdetable.interface.cli.charter.verdicts import state_words, tell
from tourdetable.interface.cli.sentences import Tongue, for_json, language, tongue

NO_ARTICLE = gettext_noop("there is no article `%(article)s`")
OPENED = gettext_noop("%(place)s: %(state)s (%(check)s)")
FACT = gettext_noop("%(kind)s: %(words)s")


@click.command()
@click.argument("file", type=PATH)
@click.argument("facts", type=PATH)
@click.option("--on", type=DAY, required=True, help="The day to judge.")
@click.option("--json", "as_json", is_flag=True, help="Verdicts as JSON (verdict/1).")
@click.option(
    "--explain", "clause", help="Open the verdicts of one article into their computation."
)
@language
def evaluate(
    file: Path, facts: Path, on: datetime, as_json: bool, clause: str | None, lang: str | None
) -> None:
    """Judge facts by a charter on a day.

    Exit code 0 whatever the verdicts, 2 for a file that cannot be read.
    """
    text, record = read_both(file, facts, lang)
    if clause is not None:
        _explain(text, record, clause, on.date(), as_json, lang)
        return
    report = judged(text, record, on=on.date())
    if as_json:
        say_json(to_json(report, for_json(lang).translate))
        return
    tell(report, tongue(lang))


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
