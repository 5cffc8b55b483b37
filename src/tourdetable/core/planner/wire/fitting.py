"""JSON values as the declared types and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal, TypeVar, cast

from msgspec import Struct, ValidationError, convert, json

from tourdetable.core.planner.wire.refusals import refusal
from tourdetable.core.words.phrase import Phrase

T = TypeVar("T")


class SentenceDay(Struct, forbid_unknown_fields=True):
    """A day that a sentence names."""

    date: date


class Sentence(Struct, forbid_unknown_fields=True):
    """A sentence that can still be translated: its English source, and what fills its places."""

    source: str
    values: dict[str, str | int | float | list[str] | SentenceDay | None] = {}


def fit(value: Any, kind: type[T]) -> T:
    """The value as a declared type; raises BadInput. As in JSON Schema, 2.0 is a whole number."""
    try:
        return _converted(value, kind)
    except ValidationError:
        plain = _whole(value)
    try:
        return _converted(plain, kind)
    except ValidationError as error:
        raise refusal(str(error), plain, kind, lambda other: _fault(other, kind)) from error


def written(
    value: Any, say: Callable[[Phrase], Any] | None = None, *, sort: bool = False
) -> dict[str, Any]:
    """A declared value as a JSON value; `sort` its sets and its objects' keys.

    Its sentences are as `say` says them, or such that `fit` reads the value back equal.
    """
    order: Literal["deterministic"] | None = "deterministic" if sort else None
    content = json.encode(value, enc_hook=say or _sentence, order=order)
    return cast("dict[str, Any]", json.decode(content))


def _converted(value: Any, kind: type[T]) -> T:
    return convert(value, kind, dec_hook=_phrase)


def _fault(value: Any, kind: type[object]) -> str:
    """What `convert` says is wrong with a value, "" for nothing."""
    try:
        _converted(value, kind)
    except ValidationError as error:
        return str(error)
    return ""


def _whole(value: Any) -> Any:
    """The value with its whole numbers as such, however they are written."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _whole(inner) for key, inner in value.items()}
    return [_whole(inner) for inner in value] if isinstance(value, list) else value


def _sentence(phrase: Phrase) -> Sentence:
    values: dict[str, Any] = {}
    for place, value in phrase.values.items():
        values[place] = SentenceDay(value) if isinstance(value, date) else value
    return Sentence(phrase.source, values)


def _phrase(_kind: type[Phrase], value: Any) -> Phrase:
    """A sentence as it was made, or as it was said."""
    if isinstance(value, str):
        return Phrase(value.replace("%", "%%"))
    try:
        made, values = convert(value, Sentence), dict[str, Any]()
    except ValidationError as error:
        raise ValueError(Sentence.__doc__) from error  # msgspec says where the whole sentence is
    for place, given in made.values.items():
        if isinstance(given, SentenceDay):
            values[place] = given.date
        else:
            values[place] = tuple(given) if isinstance(given, list) else given
    return Phrase(made.source, **values)
