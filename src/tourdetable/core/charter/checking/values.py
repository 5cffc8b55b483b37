"""Readers of parameters: from a TOML value to a checked one, or `Unfit` with what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import MISSING
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from tourdetable.core.charter.checking.check import Reader, parameter
from tourdetable.core.charter.terms.errors import NEAR, NONE_DECLARED, Unfit, one_among, quoted
from tourdetable.core.charter.terms.model import Vocabulary
from tourdetable.core.words.phrase import Phrase, gettext_noop

E = TypeVar("E", bound=StrEnum)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FRENCH = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_KINDS = {
    bool: gettext_noop("true or false"),
    int: gettext_noop("a whole number"),
    float: gettext_noop("a number"),
    str: gettext_noop("a text"),
    list: gettext_noop("a list"),
    dict: gettext_noop("a table"),
}
A_DATE = gettext_noop("a date")
A_MOMENT = gettext_noop("a date with an hour")

UNKNOWN = {
    "article": gettext_noop("unknown article `%(name)s`"),
    "body kind": gettext_noop("unknown body kind `%(name)s`: this charter does not declare it"),
    "kind of meeting or body": gettext_noop(
        "unknown kind of meeting or body `%(name)s`: this charter does not declare it"
    ),
    "check": gettext_noop("unknown check `%(name)s`"),
    "college": gettext_noop("unknown college `%(name)s`: this charter does not declare it"),
    "duty": gettext_noop("unknown duty `%(name)s`: this charter does not declare it"),
    "effect": gettext_noop("unknown effect `%(name)s`"),
    "gate": gettext_noop("unknown gate `%(name)s`"),
    "meeting kind": gettext_noop(
        "unknown meeting kind `%(name)s`: this charter does not declare it"
    ),
    "office": gettext_noop("unknown office `%(name)s`: this charter does not declare it"),
    "position": gettext_noop("unknown position `%(name)s`"),
    "right": gettext_noop("unknown right `%(name)s`"),
    "scope": gettext_noop("unknown scope `%(name)s`"),
    "state": gettext_noop("unknown state `%(name)s`"),
    "weekday": gettext_noop("unknown weekday `%(name)s`"),
    "weight": gettext_noop("unknown weight `%(name)s`"),
}
"""An unknown name, by what it should have been."""

UNKNOWN_NAME = gettext_noop("unknown name `%(name)s`")
NOT_WHOLE = gettext_noop("this is %(kind)s, not a whole number")
OUT_OF_BOUNDS = gettext_noop("%(value)s is out of bounds")
WRITE_WHOLE = gettext_noop("write a whole number from %(least)s to %(most)s")
EMPTY = gettext_noop("this text is empty")
NOT_TEXT = gettext_noop("this is %(kind)s, not a text")
WRITE_SENTENCE = gettext_noop("write a sentence between quotation marks")
NOT_NAME = gettext_noop("this is %(kind)s, not a name between quotation marks")
NOT_LIST = gettext_noop("this is %(kind)s, not a list")
WRITE_LIST = gettext_noop("write a list between square brackets: %(names)s")
EMPTY_LIST = gettext_noop("the list is empty")
NAME_ONE = gettext_noop("name at least one: %(names)s")
WRITTEN_TWICE = gettext_noop("`%(name)s` is written twice")
KEEP_ONCE = gettext_noop("keep it once")
NOT_TRUTH = gettext_noop("this is %(kind)s, not true or false")
WRITE_TRUTH = gettext_noop("write `true` or `false`")
NO_DAY_OF_YEAR = gettext_noop("`%(day)s` is not a day of every year")
WRITE_DAY_OF_YEAR = gettext_noop("write month-day, e.g. `02-01` for 1 February")
NO_STRETCHES = gettext_noop("this is %(kind)s, not a list of days")
WRITE_STRETCHES = gettext_noop('write e.g. `["07-14..08-31"]`')
NO_STRETCH = gettext_noop("`%(days)s` is not a stretch of days")
WRITE_STRETCH = gettext_noop("write `2027-07-14..2027-08-31`, or every year `07-14..08-31`")


def kind_of(value: object) -> Phrase:
    """What a TOML value is, in plain words."""
    if isinstance(value, datetime):
        return Phrase(A_MOMENT)
    return Phrase(_KINDS.get(type(value), A_DATE))


def whole(least: int, most: int) -> Callable[..., int]:
    """A whole number between two bounds."""
    bounds = Phrase(WRITE_WHOLE, least=least, most=most)

    def read(value: object, _vocabulary: Vocabulary | None = None) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Unfit(Phrase(NOT_WHOLE, kind=kind_of(value)), bounds)
        if not least <= value <= most:
            raise Unfit(Phrase(OUT_OF_BOUNDS, value=value), bounds)
        return value

    return read


def dated_whole(
    words: str, bounds: tuple[int, int], *, example: object = None, default: object = MISSING
) -> Any:
    """Declare a parameter that is a whole number, which a text may change over the years."""
    return parameter(words, whole(*bounds), example=example, default=default, dated=True)


def text(value: object, _vocabulary: Vocabulary | None = None) -> str:
    """A sentence; never empty."""
    if not isinstance(value, str) or not value.strip():
        wrong = Phrase(NOT_TEXT, kind=kind_of(value))
        raise Unfit(Phrase(EMPTY) if isinstance(value, str) else wrong, Phrase(WRITE_SENTENCE))
    return re.sub(r"[ \t\r\n]+", " ", value).strip()


def one_of(*known: str) -> Reader:
    """One name of a closed list."""

    return lambda value, _vocabulary: named(value, known)


def named(value: object, known: Iterable[str], what: str = "name") -> str:
    """A name among those known."""
    names = tuple(known)
    if not isinstance(value, str):
        raise Unfit(Phrase(NOT_NAME, kind=kind_of(value)), one_among("", names))
    if value not in names:
        problem = Phrase(UNKNOWN.get(what, UNKNOWN_NAME), name=value)
        raise Unfit(problem, one_among(value, names, three=what == "check"))
    return value


def member(kind: type[E], what: str = "name") -> Callable[[object], E]:
    """One of an enumeration, by its value."""
    return lambda value: kind(named(value, tuple(kind), what))


def names(
    value: object, known: Iterable[str], what: str = "name", *, empty: bool = False
) -> tuple[str, ...]:
    """A list of names among those known, each once."""
    among = tuple(known)
    if not isinstance(value, list):
        remedy = Phrase(WRITE_LIST, names=quoted(among)) if among else Phrase(NONE_DECLARED)
        raise Unfit(Phrase(NOT_LIST, kind=kind_of(value)), remedy)
    if not value and not empty:
        raise Unfit(Phrase(EMPTY_LIST), Phrase(NAME_ONE, names=quoted(among)))
    read = tuple(named(v, among, what) for v in value)
    twice = next((v for v in read if read.count(v) > 1), None)
    if twice:
        raise Unfit(Phrase(WRITTEN_TWICE, name=twice), Phrase(KEEP_ONCE))
    return read


def several(value: object, known: Iterable[str], what: str = "name") -> tuple[str, ...]:
    """The same; one name may be written alone."""
    return names([value] if isinstance(value, str) else value, known, what)


def weekdays(value: object, _vocabulary: Vocabulary) -> tuple[str, ...]:
    """Days of the week, by their English names; a French one is told by its own."""
    problem = UNKNOWN["weekday"]
    for one in value if isinstance(value, list) else ():
        if isinstance(one, str) and one.casefold().rstrip("s") in FRENCH:
            meant = WEEKDAYS[FRENCH.index(one.casefold().rstrip("s"))]
            raise Unfit(Phrase(problem, name=one), Phrase(NEAR, name=meant))
    return names(value, WEEKDAYS, "weekday")


def codes(*known: str) -> Reader:
    """Some names of a closed list, each once."""

    return lambda value, _vocabulary: several(value, known)


def yes(value: object, _vocabulary: Vocabulary | None = None) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Unfit(Phrase(NOT_TRUTH, kind=kind_of(value)), Phrase(WRITE_TRUTH))
    return value


def body_kinds(value: object, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Kinds of bodies of the charter; one may be written alone."""
    return several(value, vocabulary.body_kinds, "body kind")


def meeting_kinds(value: object, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Kinds of meetings of the charter; one may be written alone."""
    return several(value, vocabulary.meeting_kinds, "meeting kind")


_DAY_OF_YEAR = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def day_of_year(value: object, _vocabulary: Vocabulary | None = None) -> str:
    """A month and a day that every year has, such as `02-01`."""
    said = text(value)
    try:
        date.fromisoformat(f"2027-{said}" if _DAY_OF_YEAR.fullmatch(said) else said)
        if _DAY_OF_YEAR.fullmatch(said):
            return said
    except ValueError:
        pass
    raise Unfit(Phrase(NO_DAY_OF_YEAR, day=said), Phrase(WRITE_DAY_OF_YEAR))


def ranges(value: object, _vocabulary: Vocabulary) -> tuple[str, ...]:
    """Stretches of days: `2027-07-14..2027-08-31`, or every year `07-14..08-31`."""
    if not isinstance(value, list) or not value:
        raise Unfit(Phrase(NO_STRETCHES, kind=kind_of(value)), Phrase(WRITE_STRETCHES))
    return tuple(_range(one) for one in value)


def _range(value: object) -> str:
    said = text(value)
    first, mark, last = said.partition("..")
    if len(first) == 5 and mark:
        return f"{day_of_year(first)}..{day_of_year(last)}"
    try:
        if date.fromisoformat(first) <= date.fromisoformat(last if mark else first):
            return f"{first}..{last if mark else first}"
    except ValueError:
        pass
    raise Unfit(Phrase(NO_STRETCH, days=said), Phrase(WRITE_STRETCH))


def office(value: object, vocabulary: Vocabulary) -> str:
    """An office of the charter."""
    return named(value, vocabulary.offices, "office")


def duties(value: object, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Duties of the charter; one may be written alone."""
    return several(value, vocabulary.duties, "duty")


def colleges(value: object, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Colleges of the charter."""
    return names(value, vocabulary.colleges, "college", empty=True)
