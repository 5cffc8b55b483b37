"""JSON values as the declared types and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as day
from typing import Any, Literal, TypeVar, cast

from msgspec import UNSET, Struct, UnsetType, ValidationError, convert, json

from tourdetable.core.planner.wire.refusals import refusal
from tourdetable.core.words.phrase import Counted, Phrase, Value, ngettext_noop

T = TypeVar("T")


class Sentence(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A sentence that can still be translated: its English source, and what fills its places.

    `plural`: its source when the number in a `place` asks for it. A day that it names is a
    sentence without source, whose `date` is the day.
    """

    source: str | UnsetType = UNSET
    values: dict[str, str | int | float | list[str | Sentence] | Sentence | None] = {}
    plural: str = ""
    place: str = ""
    date: day | UnsetType = UNSET


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
    values = {place: _value(value) for place, value in phrase.values.items()}
    source = phrase.source
    if isinstance(source, Counted):
        return Sentence(source[:], values, source.plural, source.place)
    return Sentence(source, values)


def _value(value: Value) -> Any:
    if isinstance(value, Phrase):
        return _sentence(value)
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    return Sentence(date=value) if isinstance(value, day) else value


def _phrase(_kind: type[Phrase], value: Any) -> Phrase:
    """A sentence as it was made, or as it was said."""
    if isinstance(value, str):
        return Phrase(value.replace("%", "%%"))
    try:
        made = convert(value, Sentence)
    except ValidationError as error:
        raise ValueError(Sentence.__doc__) from error  # msgspec says where the whole sentence is
    return _made(made)


def _made(said: Sentence) -> Phrase:
    if said.source is UNSET:
        raise ValueError(Sentence.__doc__)
    values = {place: _given(given) for place, given in said.values.items()}
    if said.plural:
        return Phrase(ngettext_noop(said.source, said.plural, said.place), **values)
    return Phrase(said.source, **values)


def _given(value: Any) -> Value:
    if isinstance(value, Sentence):
        return _made(value) if value.date is UNSET else value.date
    return tuple(_given(one) for one in value) if isinstance(value, list) else value
