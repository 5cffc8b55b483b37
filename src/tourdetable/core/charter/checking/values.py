"""Readers of parameters: from a TOML value to a checked one, or `Unfit` with what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import MISSING
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from tourdetable.core.charter.checking.check import Reader, parameter
from tourdetable.core.charter.terms.errors import Unfit, one_among
from tourdetable.core.charter.terms.model import Vocabulary

E = TypeVar("E", bound=StrEnum)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_KINDS = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
    list: "a list",
    dict: "a table",
}


def kind_of(value: object) -> str:
    """What a TOML value is, in plain words."""
    return _KINDS.get(type(value), "a date")


def whole(least: int, most: int) -> Callable[..., int]:
    """A whole number between two bounds."""

    def read(value: object, _vocabulary: Vocabulary | None = None) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Unfit(
                f"this is {kind_of(value)}, not a whole number",
                f"write a whole number from {least} to {most}",
            )
        if not least <= value <= most:
            raise Unfit(f"{value} is out of bounds", f"write a whole number from {least} to {most}")
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
        problem = (
            "this text is empty"
            if isinstance(value, str)
            else f"this is {kind_of(value)}, not a text"
        )
        raise Unfit(problem, "write a sentence between quotation marks")
    return re.sub(r"[ \t\r\n]+", " ", value).strip()


def one_of(*known: str) -> Reader:
    """One name of a closed list."""

    return lambda value, _vocabulary: named(value, known)


def named(value: object, known: Iterable[str], what: str = "name") -> str:
    """A name among those known."""
    names = tuple(known)
    if not isinstance(value, str):
        raise Unfit(
            f"this is {kind_of(value)}, not a {what} between quotation marks", one_among("", names)
        )
    if value not in names:
        raise Unfit(f"unknown {what} `{value}`", one_among(value, names))
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
        raise Unfit(
            f"this is {kind_of(value)}, not a list",
            f"write a list of {what}s, " + one_among("", among),
        )
    if not value and not empty:
        raise Unfit("the list is empty", f"name at least one {what}: " + one_among("", among))
    read = tuple(named(v, among, what) for v in value)
    twice = next((v for v in read if read.count(v) > 1), None)
    if twice:
        raise Unfit(f"`{twice}` is written twice", "keep it once")
    return read


def several(value: object, known: Iterable[str], what: str = "name") -> tuple[str, ...]:
    """The same; one name may be written alone."""
    return names([value] if isinstance(value, str) else value, known, what)


def weekdays(value: object, _vocabulary: Vocabulary) -> tuple[str, ...]:
    """Days of the week, by their English names."""
    return names(value, WEEKDAYS, "weekday")


def codes(*known: str) -> Reader:
    """Some names of a closed list, each once."""

    return lambda value, _vocabulary: several(value, known)


def yes(value: object, _vocabulary: Vocabulary | None = None) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Unfit(f"this is {kind_of(value)}, not true or false", "write `true` or `false`")
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
    raise Unfit(
        f"`{said}` is not a day of every year", "write month-day, e.g. `02-01` for 1 February"
    )


def ranges(value: object, _vocabulary: Vocabulary) -> tuple[str, ...]:
    """Stretches of days: `2027-07-14..2027-08-31`, or every year `07-14..08-31`."""
    if not isinstance(value, list) or not value:
        raise Unfit(
            f"this is {kind_of(value)}, not a list of days", 'write e.g. `["07-14..08-31"]`'
        )
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
    raise Unfit(
        f"`{said}` is not a stretch of days",
        "write `2027-07-14..2027-08-31`, or every year `07-14..08-31`",
    )


def office(value: object, vocabulary: Vocabulary) -> str:
    """An office of the charter."""
    return named(value, vocabulary.offices, "office")


def duties(value: object, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Duties of the charter; one may be written alone."""
    return several(value, vocabulary.duties, "duty")


def colleges(value: object, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Colleges of the charter."""
    return names(value, vocabulary.colleges, "college", empty=True)
