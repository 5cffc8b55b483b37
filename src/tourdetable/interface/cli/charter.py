"""`tourdetable charter …`: work on charter files. None of this needs a database, so none of it loads Django."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn
from unicodedata import category

import click

from tourdetable.core.charter.codec import report_to_json
from tourdetable.core.charter.errors import CharterError, CharterErrors, Unfit, one_among
from tourdetable.core.charter.evaluate import evaluate
from tourdetable.core.charter.explanation import explain, explanation_to_json
from tourdetable.core.charter.facts_json import MAX_BYTES, read_facts, shown
from tourdetable.core.charter.loader import load
from tourdetable.core.charter.model import Charter
from tourdetable.core.charter.record import Record
from tourdetable.core.charter.reference import reference
from tourdetable.core.charter.schema import facts_schema, verdict_schema
from tourdetable.core.charter.starter import STARTER
from tourdetable.interface.cli.regular import Unreadable, read_regular

BAD_FILE = 2
MAX_CHARTER = 1_000_000
"""A charter is a text that people read: a longer one is no charter."""

MARKS = {"kept": "✓", "at_risk": "!", "broken": "✗"}
PATH = click.Path(path_type=Path)


@click.group()
def charter() -> None:
    """Work on charter files."""


@charter.command()
@click.argument("file", type=PATH)
def check(file: Path) -> None:
    """Read a charter file; print what it holds, or every mistake with its line and its remedy (exit code 2)."""
    click.echo(_summary(_charter(file)))


@charter.command("evaluate")
@click.argument("file", type=PATH)
@click.argument("facts", type=PATH)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day to judge.")
@click.option("--json", "as_json", is_flag=True, help="Verdicts as JSON (verdict/1).")
@click.option("--explain", "clause", help="Open the verdicts of one article into their computation.")
def evaluate_(file: Path, facts: Path, on: datetime, as_json: bool, clause: str | None) -> None:
    """Judge facts by a charter on a day. Exit code 0 whatever the verdicts, 2 for a file that cannot be read."""
    text, record = _charter(file), _facts(facts)
    if clause is not None:
        _explain(text, record, clause, on.date(), as_json)
        return
    said = report_to_json(evaluate(text, record, on=on.date()))
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for verdict in said["verdicts"]:
        mark, body = MARKS.get(verdict["verdict"], "·"), verdict["body"] or ""
        click.echo(_safe(f"{mark} {verdict['clause']:<8} {verdict['verdict']:<15} {body:<8} {verdict['words']}"))


@charter.command("facts-schema")
@click.option("--verdict", is_flag=True, help="The schema of verdicts instead.")
def facts_schema_(verdict: bool) -> None:
    """Print the JSON Schema (2020-12) of facts."""
    click.echo(json.dumps(verdict_schema() if verdict else facts_schema(), ensure_ascii=False, indent=2))


@charter.command()
def checks() -> None:
    """Print the reference of the checks that a rule may name, as Markdown."""
    click.echo(reference(), nl=False)


@charter.command()
@click.argument("file", type=PATH, required=False)
def new(file: Path | None) -> None:
    """Write a commented starter that `charter check` accepts; on the screen when no file is named."""
    if file is None:
        click.echo(STARTER, nl=False)
        return
    try:
        with file.open("x", encoding="utf-8") as target:
            target.write(STARTER)
    except OSError as error:
        _stop(file, error.strerror or "it cannot be written", "name a file that does not exist yet")
    click.echo(f"Written: {file}")


def _explain(text: Charter, record: Record, clause: str, on: date, as_json: bool) -> None:
    if clause not in text.articles_by_id:
        click.echo(f"there is no article `{shown(clause)}` — {one_among(clause, text.articles_by_id)}", err=True)
        raise SystemExit(BAD_FILE)
    found = [explanation_to_json(e) for e in explain(text, record, clause, on=on)]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for one in found:
        click.echo(_safe(f"{one['clause']} {one['body'] or ''} ({one['check']}): {one['verdict']}"))
        _show(one["tree"], 1)


def _show(node: dict[str, object], depth: int) -> None:
    kind = f"{node['kind']}: " if node["kind"] else ""
    click.echo(_safe(f"{'  ' * depth}{kind}{node['words']}"))
    children = node["children"]
    assert isinstance(children, list)
    for child in children:
        _show(child, depth + 1)


def _safe(line: str) -> str:
    """A line of what a file says, without any character that a terminal obeys."""
    return "".join("�" if category(c).startswith("C") else c for c in line)


def _charter(file: Path) -> Charter:
    try:
        return load(_text(file), file=str(file))
    except CharterErrors as errors:
        _refuse(errors.errors)


def _facts(file: Path) -> Record:
    try:
        return read_facts(read_regular(file, MAX_BYTES))
    except (Unreadable, Unfit) as error:
        _stop(file, error.problem, error.remedy)


def _text(file: Path) -> str:
    """The file's text; a file that cannot be read is one more mistake."""
    try:
        return read_regular(file, MAX_CHARTER).decode("utf-8")
    except Unreadable as error:
        raise CharterErrors([_mistake(file, 1, error.problem, error.remedy)]) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CharterErrors([_mistake(file, line, "this is not UTF-8 text", "save the file in UTF-8")]) from None


def _mistake(file: Path, line: int, problem: str, remedy: str) -> CharterError:
    return CharterError(str(file), line, "file", problem, remedy)


def _stop(file: Path, problem: str, remedy: str) -> NoReturn:
    click.echo(_safe(f"{file}: {problem} — {remedy}"), err=True)
    raise SystemExit(BAD_FILE)


def _refuse(errors: tuple[CharterError, ...]) -> NoReturn:
    for error in errors:
        click.echo(_safe(str(error)), err=True)
    raise SystemExit(BAD_FILE)


def _summary(found: Charter) -> str:
    articles = sum(1 for article in found.articles if article.id)
    rules = sum(len(article.rules) for article in found.articles)
    return f"OK: {articles} article{'s' * (articles != 1)}, {rules} rule{'s' * (rules != 1)}"
