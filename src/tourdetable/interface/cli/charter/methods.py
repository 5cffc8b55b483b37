"""`tourdetable methods …`: work on files of methods. It needs no database, and loads no Django."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.interface.cli.charter.files import (
    BAD_FILE,
    MEGABYTE,
    NOT_UTF8,
    PATH,
    SAVE_IN_UTF8,
    read_regular,
    say,
    stop,
)
from tourdetable.interface.cli.sentences import language, tongue

if TYPE_CHECKING:
    from tourdetable.core.methods.terms import WorkMethod

OK = gettext_noop("%(title)s: %(steps)s steps, %(minutes)s")
WITHIN = gettext_noop("%(least)s to %(most)s minutes")
EXACTLY = gettext_noop("%(most)s minutes")


@click.group()
def methods() -> None:
    """Work on files of methods."""


@methods.command()
@click.argument("files", type=PATH, nargs=-1, required=True)
@language
def check(files: tuple[Path, ...], lang: str | None) -> None:
    """Read FILES of methods: what each holds, or every mistake with its remedy (exit code 2)."""
    good = [is_read(file, lang) for file in files]
    if not all(good):
        raise SystemExit(BAD_FILE)


def is_read(file: Path, lang: str | None) -> bool:
    """Say what a file holds, or all that is wrong in it; whether nothing is."""
    from tourdetable.core.methods.errors import MethodMistakes
    from tourdetable.core.methods.reading import read_method

    data, told = read_regular(file, MEGABYTE, lang), tongue(lang)
    try:
        found = read_method(data.decode("utf-8"), file=str(file))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        stop(f"{file}:{line}", NOT_UTF8, SAVE_IN_UTF8, lang)
    except MethodMistakes as mistakes:
        say(*(one.said(told.say) for one in mistakes.mistakes), err=True)
        return False
    say(told.say(Phrase(OK, title=found.title, steps=len(found.steps), minutes=time_of(found))))
    return True


def time_of(found: WorkMethod) -> Phrase:
    """How long a method lasts."""
    if found.shortest == found.longest:
        return Phrase(EXACTLY, most=found.longest)
    return Phrase(WITHIN, least=found.shortest, most=found.longest)
