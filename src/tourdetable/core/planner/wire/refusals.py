"""Why a value does not fit its declared type: where it is, what was found, what was expected."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from msgspec import Struct, inspect
from msgspec.structs import fields

from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.words.phrase import Phrase, gettext_noop

Step = str | int
"""From an object or a list to what is in it."""

MISSING = gettext_noop("no “%(key)s”")
NEEDED = gettext_noop("this field is needed")
UNKNOWN = gettext_noop("this field is unknown")
NEAR = gettext_noop("did you mean “%(near)s”?")
FIELDS = gettext_noop("the fields known here are: %(known)s")
TEXT = gettext_noop("a text is expected")
SIZED = gettext_noop("a text of %(least)s to %(most)s characters is expected")
FORM = gettext_noop("a text of the form %(pattern)s is expected")
WHOLE = gettext_noop("a whole number from %(least)s to %(most)s is expected")
NUMBER = gettext_noop("a number is expected")
NUMBER_WITHIN = gettext_noop("a number from %(least)s to %(most)s is expected")
DAY = gettext_noop("a day of the calendar is expected, written 2027-03-09")
FLAG = gettext_noop("true or false is expected")
CHOICE = gettext_noop("one of these is expected: %(choices)s")
OBJECT = gettext_noop("an object is expected")
LIST = gettext_noop("a list is expected")
COUNTED = gettext_noop("a list of %(count)s is expected")
BOUNDED = gettext_noop("a list of %(least)s to %(most)s is expected")
SENTENCE = gettext_noop("a sentence is expected: a text, or its source and values")

_LONGEST = 60
_PLACE = re.compile(r" - at (?:`key` in )?`\$([^`]*)`$")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")
_FIELD = re.compile(r"Object (missing required|contains unknown) field `(.*?)`(?: - at `\$|$)")


def refusal(said: str, value: Any, kind: type[object], fault: Callable[[Any], str]) -> BadInput:
    """The refusal of a value, given what msgspec `said` of it.

    `fault` says what is wrong with another value: msgspec does not name an object's keys, which
    are found by leaving the others out.
    """
    steps = _steps(_place(said), value, fault)
    found, wanted = _at(value, steps), _kind(inspect.type_info(kind), steps)
    field = _FIELD.match(said)
    if field:
        return _of_field(steps, field[2], wanted, missing=field[1].startswith("missing"))
    if " - at `key` in " in said:
        found = next(key for key, one in _alone(value, steps) if fault(one) == said)
        wanted = next(one.key_type for one in _options(wanted) if isinstance(one, inspect.DictType))
    return BadInput(written_path(steps), shown(found), _expected(wanted))


def refuse_near(path: str, keys: Iterable[str], kind: type[Struct], others: Container[str]) -> None:
    """Raises BadInput for a key that looks like a field of a type that takes any other.

    `others` are known to be none of its fields.
    """
    known = [field.encode_name for field in fields(kind)]
    for key in keys:
        if key not in known and key not in others and get_close_matches(key, known, n=1):
            raise _of_field([path], key, inspect.type_info(kind), missing=False)


def refuse_without(key: str, value: Any) -> None:
    """Raises BadInput when a file lacks a field that its type can do without."""
    if key not in value:
        raise _of_field([], key, inspect.AnyType(), missing=True)


def shown(value: object) -> str:
    """A value as its file writes it, short enough to be quoted."""
    return _short(json.dumps(value, ensure_ascii=False, default=str))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def written_path(steps: Sequence[Step]) -> str:
    """Where something is, as people write it: `bodies[3].season`."""
    parts = [f"[{step}]" if isinstance(step, int) else f".{_short(step)}" for step in steps]
    return "".join(parts).removeprefix(".")


# ---- Where


def _place(said: str) -> str:
    found = _PLACE.search(said)
    return found[1] if found else ""


def _steps(place: str, value: Any, fault: Callable[[Any], str]) -> list[Step]:
    steps: list[Step] = []
    for name, at in _STEP.findall(place):
        if at == "...":
            here = _alone(value, steps)
            steps.append(next(key for key, one in here if _place(fault(one)) == place))
        else:
            steps.append(name or int(at))
    return steps


def _at(value: Any, steps: Sequence[Step]) -> Any:
    for step in steps:
        value = value[step]
    return value


def _alone(value: Any, steps: Sequence[Step]) -> Iterator[tuple[str, Any]]:
    """Each key of the object there, with the whole value as if it had no other."""
    for key, inner in _at(value, steps).items():
        yield key, _with(value, steps, {key: inner})


def _with(value: Any, steps: Sequence[Step], other: Any) -> Any:
    if not steps:
        return other
    copy = value.copy()
    copy[steps[0]] = _with(value[steps[0]], steps[1:], other)
    return copy


# ---- What is declared there


def _options(kind: inspect.Type) -> list[inspect.Type]:
    """The types that a value may have, None apart."""
    if isinstance(kind, inspect.Metadata):
        return _options(kind.type)
    if isinstance(kind, inspect.UnionType):
        return [option for one in kind.types for option in _options(one)]
    return [] if isinstance(kind, inspect.NoneType) else [kind]


def _kind(kind: inspect.Type, steps: Sequence[Step]) -> inspect.Type:
    for step in steps:
        kind = next(inner for one in _options(kind) for inner in _inner(one, step))
    return kind


def _inner(kind: inspect.Type, step: Step) -> list[inspect.Type]:
    """What is declared one step further: nothing when this type has no such step."""
    if isinstance(kind, inspect.StructType):
        if isinstance(step, int):
            return [kind.fields[step].type]
        named = [field.type for field in kind.fields if field.encode_name == step]
        return [inspect.LiteralType((kind.tag,))] if step == kind.tag_field else named
    if isinstance(kind, inspect.DictType):
        return [kind.value_type]
    if isinstance(kind, inspect.TupleType):
        return [kind.item_types[int(step)]]
    if isinstance(kind, inspect.VarTupleType | inspect.FrozenSetType):
        return [kind.item_type]
    return []


# ---- In words


def _of_field(steps: Sequence[Step], key: str, kind: inspect.Type, *, missing: bool) -> BadInput:
    if missing:
        return BadInput(written_path(steps), Phrase(MISSING, key=key), Phrase(NEEDED))
    here = [one for one in _options(kind) if isinstance(one, inspect.StructType)]
    known = [field.encode_name for one in here for field in one.fields]
    return BadInput(written_path([*steps, key]), Phrase(UNKNOWN), _meant(key, known))


def _meant(key: str, known: Sequence[str]) -> Phrase:
    """The field whose name is nearest; all of them, when none is."""
    near = get_close_matches(key, known, n=1)
    return Phrase(NEAR, near=near[0]) if near else Phrase(FIELDS, known=", ".join(known))


def _expected(kind: inspect.Type) -> Phrase:
    options = _options(kind)
    choices = [choice for one in options for choice in _choices(one)]
    if choices and (len(options) > 1 or isinstance(options[0], inspect.LiteralType)):
        return Phrase(CHOICE, choices=", ".join(choices))
    words = _WORDS.get(type(options[0]))
    return words(options[0]) if words else Phrase(LIST)


def _struct(kind: inspect.StructType) -> Phrase:
    return Phrase(COUNTED, count=len(kind.fields)) if kind.array_like else Phrase(OBJECT)


def _several(kind: inspect.VarTupleType) -> Phrase:
    if kind.max_length is None:
        return Phrase(LIST)
    return Phrase(BOUNDED, least=kind.min_length or 0, most=kind.max_length)


def _text(kind: inspect.StrType) -> Phrase:
    if kind.pattern:
        return Phrase(FORM, pattern=kind.pattern)
    if kind.max_length is None:
        return Phrase(TEXT)
    return Phrase(SIZED, least=kind.min_length or 0, most=kind.max_length)


def _number(kind: inspect.FloatType) -> Phrase:
    if kind.ge is None or kind.le is None:
        return Phrase(NUMBER)
    return Phrase(NUMBER_WITHIN, least=kind.ge, most=kind.le)


_WORDS: dict[type[inspect.Type], Callable[[Any], Phrase]] = {
    inspect.StrType: _text,
    inspect.IntType: lambda kind: Phrase(WHOLE, least=kind.ge, most=kind.le),
    inspect.FloatType: _number,
    inspect.BoolType: lambda _: Phrase(FLAG),
    inspect.DateType: lambda _: Phrase(DAY),
    inspect.DictType: lambda _: Phrase(OBJECT),
    inspect.StructType: _struct,
    inspect.TupleType: lambda kind: Phrase(COUNTED, count=len(kind.item_types)),
    inspect.VarTupleType: _several,
    inspect.CustomType: lambda _: Phrase(SENTENCE),
}


def _choices(kind: inspect.Type) -> list[str]:
    """What may be written when there is a choice of values."""
    if isinstance(kind, inspect.LiteralType):
        return [str(value) for value in kind.values]
    if isinstance(kind, inspect.StructType):
        return ["{" + ", ".join(f'"{field.encode_name}": …' for field in kind.fields) + "}"]
    return ["true", "false"] if isinstance(kind, inspect.BoolType) else []
