"""Facts from JSON, strictly: every mistake names its place (`facts.meetings[3].on`) and what to write instead.

What comes in may be hostile: its size, depth and numbers are bounded, a key written twice is refused, and nothing in
it is ever executed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from unicodedata import category

from tourdetable.core.charter.facts.record import AttendanceFact, MeetingFact, Record
from tourdetable.core.charter.facts.shapes import VERSION, FactShape, FieldShape, fact_shapes
from tourdetable.core.charter.terms.errors import Unfit, one_among

MAX_BYTES = 50_000_000
MAX_TEXT = 10_000
MOST = 1_500_000
"""Objects, or lists, of a file: more than 50 MB of facts hold; each costs far more memory than its two characters."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS = {
    str: "a text",
    date: "a date such as 2027-04-06",
    bool: "true or false",
    int: "a whole number",
}


def read_facts(data: bytes) -> Record:
    """A record from the bytes of a facts file; raises `Unfit` naming the place and what to write instead."""
    if len(data) > MAX_BYTES:
        raise Unfit(
            f"this file is larger than {MAX_BYTES // 1_000_000} MB",
            "give the facts of one network at a time",
        )
    record = record_from_json(_parsed(_decoded(data)))
    check_references(record)
    return record


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unfit(f"line {line}: this is not UTF-8 text", "save the file in UTF-8") from None


def _parsed(text: str) -> object:
    if max(text.count("{"), text.count("[")) > MOST:
        raise Unfit(
            f"there are more than {MOST} objects, or lists",
            "give the facts of one network at a time",
        )
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_int,
            parse_float=_float,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        raise Unfit(
            f"line {error.lineno}: this is not JSON ({error.msg})", "write one JSON object"
        ) from None
    except RecursionError:
        raise Unfit(
            "lists or objects are nested too deep to be read", "write lists of plain objects"
        ) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unfit(f"`{shown(twice)}` is written twice in one object", "keep it once")
    return found


def _int(digits: str) -> int:
    if len(digits) > 10:
        raise Unfit(f"the number {shown(digits)} is too large", "write a smaller whole number")
    return int(digits)


def _float(digits: str) -> float:
    raise Unfit(f"the number {shown(digits)} is not whole", "write a whole number")


def _constant(name: str) -> float:
    raise Unfit(f"`{name}` is not JSON", "write a whole number, or null")


def shown(value: object) -> str:
    """A piece of the file as a message may show it: short, without any character that a terminal obeys."""
    text = str(value)
    kept = text if len(text) <= 60 else text[:59] + "…"
    return "".join("�" if category(c).startswith("C") else c for c in kept)


def record_from_json(data: object) -> Record:
    """A record from parsed JSON; raises `Unfit`. A `schema` key, when there is one, must be `facts/1`."""
    if not isinstance(data, Mapping):
        raise Unfit(
            "facts: this is not an object", 'write `{"schema": "facts/1", "bodies": […], …}`'
        )
    if data.get("schema", VERSION) != VERSION:
        raise Unfit(
            f"facts.schema: unknown version `{shown(data['schema'])}`", f"write `{VERSION}`"
        )
    known = fact_shapes()
    kinds = [key for key in data if key not in ("schema", "$schema")]
    unknown = next((key for key in kinds if key not in known), None)
    if unknown is not None:
        raise Unfit(
            f"facts.{shown(unknown)}: unknown kind of facts", one_among(shown(unknown), known)
        )
    given: dict[str, Any] = {kind: _facts(known[kind], data[kind]) for kind in kinds}
    unkept = frozenset(
        kind for kind, facts in given.items() if facts is None and not known[kind].optional
    )
    given |= dict.fromkeys(unkept, ())
    if "meetings" in given:
        given["meetings"] = _recorded(
            given["meetings"], data["meetings"] or (), given.get("attendances", ())
        )
    return Record(**given, unkept=unkept)


def _recorded(
    meetings: tuple[MeetingFact, ...],
    written: Iterable[Any],
    attendances: tuple[AttendanceFact, ...],
) -> tuple[MeetingFact, ...]:
    """Attendance is recorded where somebody came, unless the file says otherwise."""
    came = {fact.meeting for fact in attendances}
    return tuple(
        replace(fact, attendance_recorded=True)
        if fact.id in came and "attendance_recorded" not in said
        else fact
        for fact, said in zip(meetings, written, strict=True)
    )


def _facts(shape: FactShape, data: object) -> tuple[Any, ...] | None:
    where = f"facts.{shape.kind}"
    if data is None and shape.may_be_unknown:
        return None
    if not isinstance(data, list):
        raise Unfit(
            f"{where}: this is not a list", "write a list of objects, `[]` when there are none"
        )
    found = tuple(_fact(shape, f"{where}[{nth}]", item) for nth, item in enumerate(data))
    _check_ids(shape, found)
    return found


def _fact(shape: FactShape, where: str, item: object) -> Any:
    if not isinstance(item, dict):
        raise Unfit(
            f"{where}: this is not an object", f"write an object with `{'`, `'.join(shape.fields)}`"
        )
    if not item.keys() <= shape.fields.keys():
        unknown = next(name for name in item if name not in shape.fields)
        raise Unfit(
            f"{where}.{shown(unknown)}: unknown field", one_among(shown(unknown), shape.fields)
        )
    for field in shape.fields.values():
        if field.required and field.name not in item:
            raise Unfit(
                f"{where}.{field.name}: this field is missing",
                f"write {_wanted(field)}: {field.words}",
            )
    fact = shape.made(
        **{name: _value(where, shape.fields[name], value) for name, value in item.items()}
    )
    first, last = getattr(fact, "starts", None), getattr(fact, "ends", None)
    if first and last and last < first:
        raise Unfit(
            f"{where}.ends: {last} is before `starts` ({first})", "write a day on or after it"
        )
    return fact


def _wanted(field: FieldShape) -> str:
    return _WORDS.get(field.type, "a list of texts") + (" or null" if field.optional else "")


def _value(where: str, field: FieldShape, value: object) -> object:
    if value is None and field.optional:
        return None
    if field.type is str and type(value) is str and len(value) <= MAX_TEXT and _is_text(value):
        return value
    if field.type is date and type(value) is str:
        return _day(where, field, value)
    if (
        field.type is tuple
        and isinstance(value, list)
        and all(type(v) is str and _is_text(v) for v in value)
    ):
        return tuple(value)
    if field.type in (bool, int) and type(value) is field.type:
        return value
    problem = f"this is not {_wanted(field)}"
    if type(value) is str and field.type is str:
        problem = (
            "this text is too long" if len(value) > MAX_TEXT else "this text holds half a character"
        )
    raise Unfit(f"{where}.{field.name}: {problem}", f"write {_wanted(field)}: {field.words}")


def _is_text(value: str) -> bool:
    """Whether it can be written in UTF-8: an escape such as `\\ud800` alone is half a character."""
    if value.isascii():
        return True
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _day(where: str, field: FieldShape, text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Unfit(
        f"{where}.{field.name}: `{shown(text)}` is not a date",
        f"write {_wanted(field)}: {field.words}",
    )


def _check_ids(shape: FactShape, facts: tuple[Any, ...]) -> None:
    if "id" not in shape.fields or len({f.id for f in facts}) == len(facts):
        return
    seen: dict[str, int] = {}
    for nth, fact in enumerate(facts):
        if fact.id in seen:
            first = f"facts.{shape.kind}[{seen[fact.id]}]"
            raise Unfit(
                f"facts.{shape.kind}[{nth}].id: `{shown(fact.id)}` is already {first}",
                "give each its own id",
            )
        seen[fact.id] = nth


def check_references(record: Record) -> None:
    """Every id that a fact names is that of a fact; institutions may be named without being declared at all."""
    ids = {
        kind: _ids(getattr(record, kind))
        for kind, shape in fact_shapes().items()
        if "id" in shape.fields
    }
    if not record.institutions:
        del ids["institutions"]
    for kind, shape in fact_shapes().items():
        for field in shape.fields.values():
            if field.refers in ids:
                _check_reference(kind, field, getattr(record, kind) or (), ids[field.refers])


def _ids(facts: Iterable[Any] | None) -> frozenset[str]:
    return frozenset(f.id for f in facts or ())


def _check_reference(
    kind: str, field: FieldShape, facts: tuple[Any, ...], known: frozenset[str]
) -> None:
    for nth, fact in enumerate(facts):
        for name in _named(getattr(fact, field.name)):
            if name not in known:
                problem = f"facts.{kind}[{nth}].{field.name}: there is no `{shown(name)}` in `facts.{field.refers}`"
                raise Unfit(
                    problem,
                    one_among(shown(name), sorted(known)[:1000]) if known else "declare it there",
                )


def _named(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from value
