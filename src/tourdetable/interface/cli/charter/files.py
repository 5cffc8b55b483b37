"""What the commands about charters read, and how they say what is wrong in it."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

import click

from tourdetable.core.charter.facts.codes import unknown_codes
from tourdetable.core.charter.facts.reading import MAX_BYTES, read_facts
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.facts.refusals import FactsError
from tourdetable.core.charter.terms.errors import CharterError, CharterErrors, harmless
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.text.loader import load
from tourdetable.interface.cli.regular import Unreadable, read_regular
from tourdetable.interface.cli.sentences import tongue

BAD_FILE = 2
MAX_CHARTER = 1_000_000
"""A charter is a text that people read: a longer one is no charter."""

MOST_TOLD = 20

PATH = click.Path(path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])


def read_charter(file: Path) -> Charter:
    """The charter of a file, or every mistake with its line and its remedy (exit code 2)."""
    try:
        return load(_text(file), file=str(file))
    except CharterErrors as errors:
        refuse(errors.errors)


def read_record(file: Path, lang: str | None) -> Record:
    """The facts of a file, or what is wrong with it in this language (exit code 2)."""
    try:
        return read_facts(read_regular(file, MAX_BYTES))
    except Unreadable as error:
        stop(file, error.problem, error.remedy)
    except FactsError as error:
        say(f"{file}: {error.said(tongue(lang).say)}", err=True)
        raise SystemExit(BAD_FILE) from None


def read_both(file: Path, facts: Path, lang: str | None) -> tuple[Charter, Record]:
    """A charter, and facts to judge by it. Codes that it does not have are told, no more."""
    text, record = read_charter(file), read_record(facts, lang)
    for error in islice(unknown_codes(text, record), MOST_TOLD):
        say(f"{facts}: {error.said(tongue(lang).say)}", err=True)
    return text, record


def say(line: str, *, err: bool = False) -> None:
    """A line of what a file says, without any character that a terminal obeys."""
    click.echo(harmless(line), err=err)


def say_json(data: Any) -> None:
    """Data for programs."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def stop(file: Path, problem: str, remedy: str) -> NoReturn:
    """Say what is wrong with a file, and end with exit code 2."""
    say(f"{file}: {problem} — {remedy}", err=True)
    raise SystemExit(BAD_FILE)


def refuse(errors: tuple[CharterError, ...]) -> NoReturn:
    """Say every mistake of a charter, and end with exit code 2."""
    for error in errors:
        say(str(error), err=True)
    raise SystemExit(BAD_FILE)


def _text(file: Path) -> str:
    """The file's text; a file that cannot be read is one more mistake."""
    try:
        return read_regular(file, MAX_CHARTER).decode("utf-8")
    except Unreadable as error:
        raise CharterErrors([_mistake(file, 1, error.problem, error.remedy)]) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CharterErrors(
            [_mistake(file, line, "this is not UTF-8 text", "save the file in UTF-8")]
        ) from None


def _mistake(file: Path, line: int, problem: str, remedy: str) -> CharterError:
    return CharterError(str(file), line, "file", problem, remedy)
