"""`tourdetable charter check FILE`: read a charter and say what is wrong in it. Needs no database, so no Django."""

from __future__ import annotations

from pathlib import Path

import click

from tourdetable.core.charter.errors import CharterError, CharterErrors
from tourdetable.core.charter.loader import load
from tourdetable.core.charter.model import Charter

BAD_FILE = 2


@click.group()
def charter() -> None:
    """Work on charter files."""


@charter.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Read a charter file; print what it holds, or every mistake with its line and its remedy (exit code 2)."""
    try:
        found = load(_text(file), file=str(file))
    except CharterErrors as errors:
        _refuse(errors.errors)
    else:
        click.echo(_summary(found))


def _text(file: Path) -> str:
    """The file's text; a file that cannot be read is one more mistake."""
    try:
        return file.read_bytes().decode("utf-8")
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise CharterErrors(
            [_mistake(file, 1, reason[:1].lower() + reason[1:], "give the path of a charter file")]
        ) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CharterErrors([_mistake(file, line, "this is not UTF-8 text", "save the file in UTF-8")]) from None


def _mistake(file: Path, line: int, problem: str, remedy: str) -> CharterError:
    return CharterError(str(file), line, "file", problem, remedy)


def _refuse(errors: tuple[CharterError, ...]) -> None:
    for error in errors:
        click.echo(str(error), err=True)
    raise SystemExit(BAD_FILE)


def _summary(found: Charter) -> str:
    articles = sum(1 for article in found.articles if article.id)
    rules = sum(len(article.rules) for article in found.articles)
    return f"OK: {articles} article{'s' * (articles != 1)}, {rules} rule{'s' * (rules != 1)}"
