"""`tourdetable charter compare` and `rejudge`: what an amendment changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from tourdetable.core.charter.judge.compare import ChangeKind, Gap, Rejudged
from tourdetable.core.charter.judge.compare import compare as compare_texts
from tourdetable.core.charter.judge.compare import rejudge as rejudge_facts
from tourdetable.core.charter.terms.competence import Competence
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

SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-", ChangeKind.CHANGED: "~"}


@click.command()
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="What differs, as JSON.")
@language
def compare(old: Path, new: Path, as_json: bool, lang: str | None) -> None:
    """Show what changes from one text to another: articles line by line, rules value by value."""
    found = compare_texts(read_charter(old, lang), read_charter(new, lang))
    if as_json:
        rules = [vars(rule) | {"key": rule.key or None} for rule in found.rules]
        rest = {"competences": found.competences, "public": found.public}
        say_json({"texts": found.texts, "rules": rules, **rest})
        return
    for text in found.texts:
        say(f"{SIGNS[text.kind]} {text.article}: {text.new_title or text.old_title}")
        for line in text.lines:
            if line.strip() and not line.startswith("@@"):
                say(f"    {line}")
    for rule in found.rules:
        key = f": {rule.key}: {_shown(rule.old)} → {_shown(rule.new)}" if rule.key else ""
        say(f"{SIGNS[rule.kind]} {rule.article} ({rule.check}){key}")
    for change in found.competences:
        say(f"~ competences: {change.effect}: {_who(change.old)} → {_who(change.new)}")
    for part in found.public:
        say(f"~ public: {part.part}: {', '.join(part.old) or '–'} → {', '.join(part.new) or '–'}")


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

    The new text is judged as if it were the one that was accepted, and had been in force as long.
    """
    before, after = read_charter(old, lang), read_charter(new, lang)
    as_if = replace(after, version=before.version, in_force=before.in_force)
    found = rejudge_facts(before, as_if, read_record(facts, lang), on=on.date())
    if as_json:
        head = {"on": on.date(), "old": before.version, "new": after.version}
        say_json(head | {"articles": list(map(_rejudged, found))}, for_json(lang))
        return
    _tell(found, tongue(lang))


def _tell(found: Iterable[Rejudged], said: Tongue) -> None:
    """The articles that differ, and the gaps that only one of the texts sees."""
    for one in found:
        if one.old is one.new and not one.appearing and not one.disappearing:
            continue
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


def _who(given: Iterable[Competence]) -> str:
    """Who decides of an effect, by codes: `itc (own, ITC-14)`."""
    told = []
    for one in given:
        limits = ", ".join([*([] if one.whole else [one.scope.value]), *one.articles])
        told.append("/".join(one.bodies) + (f" ({limits})" if limits else ""))
    return "; ".join(told) or "—"


def _shown(value: object) -> str:
    plain = to_builtins(value, enc_hook=dict)
    if isinstance(plain, dict):
        return ", ".join(f"{inner} ({day})" for day, inner in plain.items())
    if isinstance(plain, list):
        return ", ".join(map(str, plain))
    return "—" if plain is None else str(plain)
