"""Reads fields one by one: each answers its value or says where it is, what was found and what was expected."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from tourdetable.core.planner.terms.errors import BadInput

T = TypeVar("T")
_LONGEST = 60
_MOST = 1_000_000


def shown(value: Any) -> str:
    """A value as it can be quoted in an error."""
    text = repr(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def get(where: dict[str, Any], key: str, path: str) -> Any:
    """A field that must be there."""
    if key not in where:
        raise BadInput(path, f"no “{key}”", "this field is needed")
    return where[key]


def record(value: Any, path: str) -> dict[str, Any]:
    """An object."""
    if not isinstance(value, dict):
        raise BadInput(path, shown(value), "an object is expected")
    return value


def listed(value: Any, path: str) -> list[Any]:
    """A list."""
    if not isinstance(value, list):
        raise BadInput(path, shown(value), "a list is expected")
    return value


def each(value: Any, path: str, read: Callable[[Any, str], T]) -> tuple[T, ...]:
    """A list of values, each read by `read`; paths are only written when one is wrong."""
    found = listed(value, path)
    try:
        return tuple([read(item, "") for item in found])
    except BadInput:
        return tuple([read(item, f"{path}[{at}]") for at, item in enumerate(found)])


def text(value: Any, path: str) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise BadInput(path, shown(value), "a text is expected")
    return value


def optional_text(value: Any, path: str) -> str | None:
    """A text, or nothing."""
    return None if value is None else text(value, path)


def whole(value: Any, path: str, least: int = 0) -> int:
    """A whole number, at least `least`."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _MOST:
        raise BadInput(path, shown(value), f"a whole number from {least} to {_MOST} is expected")
    return value


def optional_whole(value: Any, path: str, least: int = 0) -> int | None:
    """A whole number, or nothing."""
    return None if value is None else whole(value, path, least)


def measure(value: Any, path: str) -> float:
    """A finite number."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise BadInput(path, shown(value), "a number is expected")
    return float(value)


def flag(value: Any, path: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise BadInput(path, shown(value), "true or false is expected")
    return value


def day(value: Any, path: str) -> date:
    """A day, written 2027-03-09."""
    if not isinstance(value, str):
        raise BadInput(path, shown(value), "a day is expected, written 2027-03-09")
    found = _day(value)
    if found is None:
        raise BadInput(path, shown(value), "a day of the calendar is expected, written 2027-03-09")
    return found


@lru_cache(maxsize=4096)
def _day(value: str) -> date | None:
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    sensible = (
        len(value) == len("2027-03-09") and date.min.year + 1 < found.year < date.max.year - 1
    )
    return found if sensible else None


def optional_day(value: Any, path: str) -> date | None:
    """A day, or nothing."""
    return None if value is None else day(value, path)


def among(value: Any, path: str, choices: Sequence[T]) -> T:
    """One of the choices."""
    for choice in choices:
        if value == choice and type(value) is type(choice):
            return choice
    raise BadInput(path, shown(value), f"one of {', '.join(map(str, choices))} is expected")


def two(value: Any, path: str) -> tuple[Any, Any]:
    """A list of two."""
    if not isinstance(value, list) or len(value) != 2:
        raise BadInput(path, shown(value), "a list of two is expected")
    return value[0], value[1]


def apart(ids: Iterable[str], path: str) -> frozenset[str]:
    """The ids, refused when one is there twice."""
    seen: set[str] = set()
    for found in ids:
        if found in seen:
            raise BadInput(path, f"the id “{found}” is there twice", "each id must be its own")
        seen.add(found)
    return frozenset(seen)
