"""What the commands about charters read, and how they say what is wrong in it.

Files come from outside: regular, bounded, never followed through a link.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from msgspec import to_builtins

from tourdetable.core.charter.terms.errors import CharterErrors, harmless
from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.interface.cli.sentences import Tongue, for_json, tongue

if TYPE_CHECKING:
    from tourdetable.core.charter.facts.record import Record
    from tourdetable.core.charter.terms.model import Charter

BAD_FILE = 2
MEGABYTE = 1_000_000
MAX_CHARTER = MEGABYTE
"""A charter is a text that people read: a longer one is no charter."""

MOST_TOLD = 20

PATH = click.Path(path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])

GIVE_A_PATH = Phrase(gettext_noop("give the path of a file"))
GIVE_ANOTHER = Phrase(gettext_noop("give the path of a file that can be read"))
GIVE_THE_FILE = Phrase(gettext_noop("give the path of the file itself"))
GIVE_A_SMALLER = Phrase(gettext_noop("give a smaller file"))
SAVE_IN_UTF8 = Phrase(gettext_noop("save the file in UTF-8"))
FOLDER = Phrase(gettext_noop("this is a directory"))
NO_FILE = Phrase(gettext_noop("this is not a regular file"))
LINK = Phrase(gettext_noop("this is a link, which is not followed"))
NOT_UTF8 = Phrase(gettext_noop("this is not UTF-8 text"))
ABSENT = Phrase(gettext_noop("no such file or directory"))
UNOPENED = gettext_noop("this path cannot be opened (%(reason)s)")
LARGE = gettext_noop("this file is larger than %(size)s MB")


def read_charter(file: Path, lang: str | None) -> Charter:
    """The charter of a file, or every mistake with its line and its remedy (exit code 2)."""
    from tourdetable.core.charter.text.loader import load

    data = read_regular(file, MAX_CHARTER, lang)
    try:
        return load(data.decode("utf-8"), file=str(file))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        stop(f"{file}:{line}", NOT_UTF8, SAVE_IN_UTF8, lang)
    except CharterErrors as errors:
        say(*(error.said(tongue(lang).say) for error in errors.errors), err=True)
        raise SystemExit(BAD_FILE) from None


def read_record(file: Path, lang: str | None) -> Record:
    """The facts of a file, or what is wrong with it in this language (exit code 2)."""
    from tourdetable.core.charter.facts.reading import MAX_BYTES, read_facts
    from tourdetable.core.charter.facts.refusals import FactsError

    try:
        return read_facts(read_regular(file, MAX_BYTES, lang))
    except FactsError as error:
        stop(file, error.problem, error.remedy, lang)


def read_both(file: Path, facts: Path, lang: str | None) -> tuple[Charter, Record]:
    """A charter, and facts to judge by it. Codes that it does not have are told, no more."""
    from tourdetable.core.charter.facts.codes import unknown_codes

    text, record = read_charter(file, lang), read_record(facts, lang)
    for error in islice(unknown_codes(text, record), MOST_TOLD):
        say(f"{facts}: {error.said(tongue(lang).say)}", err=True)
    return text, record


def read_regular(file: Path, most: int, lang: str | None) -> bytes:
    """The bytes of a regular file, at most so many; a link, device or folder is refused."""
    opened = _open(file, lang)
    mode = os.fstat(opened).st_mode
    if not stat.S_ISREG(mode):
        os.close(opened)
        stop(file, FOLDER if stat.S_ISDIR(mode) else NO_FILE, GIVE_A_PATH, lang)
    with os.fdopen(opened, "rb") as source:
        data = source.read(most + 1)
    if len(data) > most:
        stop(file, Phrase(LARGE, size=most // MEGABYTE), GIVE_A_SMALLER, lang)
    return data


def _open(file: Path, lang: str | None) -> int:
    """A descriptor to read the file, which neither waits nor follows a link."""
    try:
        return os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        stop(file, ABSENT, GIVE_ANOTHER, lang)
    except (OSError, ValueError) as error:
        if file.is_symlink():
            stop(file, LINK, GIVE_THE_FILE, lang)
        stop(file, Phrase(UNOPENED, reason=getattr(error, "strerror", error)), GIVE_ANOTHER, lang)


def say(*lines: str, err: bool = False) -> None:
    """Lines of what a file says, without any character that a terminal obeys."""
    for line in lines:
        click.echo(harmless(line), err=err)


def say_json(data: Any, said: Tongue | None = None) -> None:
    """Data for programs: what has fields as an object, days as ISO dates, sentences `said`."""
    say_words = (said or for_json(None)).say

    def plain(value: Any) -> Any:
        return dict(value) if isinstance(value, Mapping) else say_words(value)

    click.echo(json.dumps(to_builtins(data, enc_hook=plain), ensure_ascii=False, indent=2))


def stop(place: Path | str, problem: Phrase, remedy: Phrase, lang: str | None) -> NoReturn:
    """Say what is wrong with a file in this language, and end with exit code 2."""
    told = tongue(lang).say
    say(f"{place}: {told(problem)} — {told(remedy)}", err=True)
    raise SystemExit(BAD_FILE)
