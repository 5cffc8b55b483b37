"""`tourdetable charter compare` and `rejudge`: what an amendment changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from tourdetable.core.charter.judge.amending.sentences import PARTS, Alteration, amendment
from tourdetable.core.charter.judge.compare import ChangeKind, FrontChange, RuleChange
from tourdetable.core.charter.judge.compare import compare as compare_texts
from tourdetable.core.charter.judge.rejudge import Gap, Rejudged
from tourdetable.core.charter.judge.rejudge import rejudge as rejudge_facts
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.cli.charter.files import (
    DAY,
    PATH,
    read_charter,
    read_record,
    say,
    say_json,
)
from tourdetable.interface.cli.charter.verdicts import state_words
from tourdetable.interface.cli.sentences import Tongue, for_json, language, tongue

SAME = Phrase("Nothing differs between these two texts")
SAME_FACTS = Phrase("These facts are judged in the same way under both texts")


@click.command()
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="What differs, as JSON.")
@language
def compare(old: Path, new: Path, as_json: bool, lang: str | None) -> None:
    """Show all that changes from one text to another, in sentences: what will be, what is today."""
    before, after = read_charter(old, lang), read_charter(new, lang)
    if as_json:
        say_json(_differences(before, after), for_json(lang))
        return
    said, part = tongue(lang), None
    for change in amendment(before, after):
        if change.part is not part:
            part = change.part
            say(said.translate(PARTS[part]))
        say(f"  {sentences(change, said)}", *(f"      {line}" for line in change.lines))
    if part is None:
        say(said.say(SAME))


def sentences(change: Alteration, said: Tongue) -> str:
    """What will be, then what is today."""
    return " ".join(f"{said.say(one)}." for one in change.sentences)


def _differences(old: Charter, new: Charter) -> dict[str, Any]:
    """What differs, for programs: by its codes, then in sentences."""
    found = compare_texts(old, new)
    return {
        "texts": found.texts,
        "rules": list(map(_rule, found.rules)),
        "competences": found.competences,
        "public": found.public,
        "front": list(map(_place, found.front)),
        "changes": amendment(old, new),
    }


def _rule(change: RuleChange) -> dict[str, Any]:
    whole = change.kind is not ChangeKind.CHANGED
    values = {"old": None, "new": None} if whole else {}
    return vars(change) | {"key": change.key or None} | values


def _place(change: FrontChange) -> dict[str, Any]:
    return vars(change) | {"path": ".".join(change.path)}


@click.command()
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@click.argument("facts", type=PATH)
@click.option(
    "--on", type=DAY, required=True, help="The day up to which the season's gaps are counted."
)
@click.option("--json", "as_json", is_flag=True, help="Both verdicts of each article, as JSON.")
@language
def rejudge(
    old: Path, new: Path, facts: Path, on: datetime, as_json: bool, lang: str | None
) -> None:
    """Judge the same facts under two texts: the gaps of the season of a day, up to that day.

    The new text is judged as if it had been in force all along: what it dates later holds too.
    """
    before, after = read_charter(old, lang), read_charter(new, lang)
    found = rejudge_facts(before, after, read_record(facts, lang), on=on.date())
    if as_json:
        head = {"on": on.date(), "old": before.version, "new": after.version}
        say_json(head | {"articles": list(map(_rejudged, found))}, for_json(lang))
        return
    _tell(found, tongue(lang))


def _tell(found: Iterable[Rejudged], said: Tongue) -> None:
    """The articles that differ, and the gaps that only one of the texts sees."""
    differing = [one for one in found if one.differs]
    if not differing:
        say(said.say(SAME_FACTS))
    for one in differing:
        states = f"{state_words(one.old, said)} → {state_words(one.new, said)}"
        say(f"{one.clause:<8} {states}: {said.say(one.words)}")
        for sign, gaps in (("+", one.appearing), ("-", one.disappearing)):
            for gap in gaps:
                say(f"  {sign} {gap.breach.on} {gap.body or ''} {said.say(gap.breach.words)}")


def _rejudged(one: Rejudged) -> dict[str, Any]:
    gaps = {"appearing": _gaps(one.appearing), "disappearing": _gaps(one.disappearing)}
    return vars(one) | {"words": one.words} | gaps


def _gaps(gaps: Iterable[Gap]) -> list[dict[str, Any]]:
    return [{"body": g.body, "on": g.breach.on, "words": g.breach.words} for g in gaps]
