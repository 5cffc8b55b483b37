"""`tourdetable charter compare` and `rejudge`: what an amendment changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from tourdetable.core.charter.judge.compare import ChangeKind, Comparison, Gap, Rejudged, RuleChange
from tourdetable.core.charter.judge.compare import compare as compare_texts
from tourdetable.core.charter.judge.compare import rejudge as rejudge_facts
from tourdetable.interface.cli.charter.files import (
    DAY,
    PATH,
    read_charter,
    read_record,
    say,
    say_json,
)
from tourdetable.interface.cli.sentences import Tongue, for_json, language, tongue

SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-", ChangeKind.CHANGED: "~"}


@click.command()
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="What differs, as JSON.")
def compare(old: Path, new: Path, as_json: bool) -> None:
    """Show what changes from one text to another: articles line by line, rules value by value."""
    found = compare_texts(read_charter(old), read_charter(new))
    if as_json:
        say_json(_comparison(found))
        return
    for text in found.texts:
        say(f"{SIGNS[text.kind]} {text.article}: {text.new_title or text.old_title}")
        for line in text.lines:
            if line.strip() and not line.startswith("@@"):
                say(f"    {line}")
    for rule in found.rules:
        key = f": {rule.key}: {_shown(rule.old)} → {_shown(rule.new)}" if rule.key else ""
        say(f"{SIGNS[rule.kind]} {rule.article} ({rule.check}){key}")


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
    before, after = read_charter(old), read_charter(new)
    as_if = replace(after, version=before.version, in_force=before.in_force)
    found = rejudge_facts(before, as_if, read_record(facts, lang), on=on.date())
    if as_json:
        said = [_rejudged(one, for_json(lang)) for one in found]
        say_json(
            {
                "on": on.date().isoformat(),
                "old": before.version,
                "new": after.version,
                "articles": said,
            }
        )
        return
    _tell(found, tongue(lang))


def _tell(found: Iterable[Rejudged], said: Tongue) -> None:
    """The articles that differ, and the gaps that only one of the texts sees."""
    for one in found:
        if one.old is one.new and not one.appearing and not one.disappearing:
            continue
        states = f"{one.old.value if one.old else '—'} → {one.new.value if one.new else '—'}"
        say(f"{one.clause:<8} {states}: {said.say(one.words)}")
        for sign, gaps in (("+", one.appearing), ("-", one.disappearing)):
            for gap in gaps:
                say(f"  {sign} {gap.breach.on} {gap.body or ''} {said.say(gap.breach.words)}")


def _comparison(found: Comparison) -> dict[str, Any]:
    texts = [
        {
            "article": t.article,
            "kind": t.kind.value,
            "old_title": t.old_title,
            "new_title": t.new_title,
        }
        | {"lines": list(t.lines)}
        for t in found.texts
    ]
    return {"texts": texts, "rules": [_rule(rule) for rule in found.rules]}


def _rule(rule: RuleChange) -> dict[str, Any]:
    said = {
        "article": rule.article,
        "check": rule.check,
        "kind": rule.kind.value,
        "key": rule.key or None,
    }
    return said | {"old": _plain(rule.old), "new": _plain(rule.new)}


def _rejudged(one: Rejudged, said: Tongue) -> dict[str, Any]:
    return {
        "clause": one.clause,
        "old": one.old.value if one.old else None,
        "new": one.new.value if one.new else None,
        "old_gaps": one.old_gaps,
        "new_gaps": one.new_gaps,
        "words": said.say(one.words),
        "appearing": [_gap(gap, said) for gap in one.appearing],
        "disappearing": [_gap(gap, said) for gap in one.disappearing],
    }


def _gap(gap: Gap, said: Tongue) -> dict[str, Any]:
    return {"body": gap.body, "on": gap.breach.on.isoformat(), "words": said.say(gap.breach.words)}


def _plain(value: object) -> object:
    """A value as JSON says it; a dated one by its days."""
    if isinstance(value, Mapping):
        return {day.isoformat(): _plain(inner) for day, inner in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _shown(value: object) -> str:
    plain = _plain(value)
    if isinstance(plain, dict):
        return ", ".join(f"{inner} ({day})" for day, inner in plain.items())
    return (
        ", ".join(map(str, plain))
        if isinstance(plain, list)
        else str(plain if plain is not None else "—")
    )
