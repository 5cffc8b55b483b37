"""Facts from the bytes of a file, strictly: exactly what their schema says, or what is wrong.

What comes in may be hostile: its size, depth and numbers are bounded, a key written twice is
refused, and nothing in it is ever executed. Beyond their shape, ids are unique, a period ends after
it starts, and an id that is named is that of a fact.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from math import isinf
from typing import Any

import msgspec
from msgspec import UNSET, Struct

from tourdetable.core.charter.facts.record import AttendanceFact, MeetingFact, Record
from tourdetable.core.charter.facts.refusals import FactsError, one_of, refusal
from tourdetable.core.charter.facts.shapes import fact_shapes, file_type
from tourdetable.core.charter.terms.errors import shown
from tourdetable.core.words.phrase import Phrase, gettext_noop

MAX_BYTES = 50_000_000
MAX_OBJECTS = 1_500_000
"""Objects, or lists: more than 50 MB of facts hold; each costs far more memory than its bytes."""

MAX_DIGITS = 10

BIG = gettext_noop("this file is larger than %(size)s MB")
MANY = gettext_noop("there are more than %(most)s objects, or lists")
ONE_NETWORK = gettext_noop("give the facts of one network at a time")
NO_TEXT = gettext_noop("line %(line)s: this is not UTF-8 text")
NO_JSON = gettext_noop("line %(line)s: this is not JSON (%(reason)s)")
DEEP = gettext_noop("lists or objects are nested too deep to be read")
TWICE = gettext_noop("`%(name)s` is written twice in one object")
LARGE = gettext_noop("the number %(digits)s is too large")
SMALLER = gettext_noop("write a smaller whole number")
NUMBER = gettext_noop("write a whole number, or null")
HALF = gettext_noop("a text holds half a character (a lone surrogate)")
SAME_ID = gettext_noop("%(place)s: `%(id)s` is already %(first)s")
EARLY = gettext_noop("%(place)s: %(ends)s is before `starts` (%(starts)s)")
LOST = gettext_noop("%(place)s: there is no `%(name)s` in `facts.%(kind)s`")
DECLARE = gettext_noop("declare it there")


def read_facts(data: bytes) -> Record:
    """A record from a file; raises `FactsError` naming the place and what to write instead."""
    if len(data) > MAX_BYTES:
        raise FactsError(Phrase(BIG, size=MAX_BYTES // 1_000_000), Phrase(ONE_NETWORK))
    data = data.removeprefix(b"\xef\xbb\xbf")
    _check_json(data)
    record = _record(_file(data))
    for kind, shape in fact_shapes().items():
        facts: tuple[Any, ...] = getattr(record, kind) or ()
        if "id" in shape.fields:
            _check_ids(kind, facts)
        if {"starts", "ends"} <= shape.fields.keys():
            _check_periods(kind, facts)
    _check_references(record)
    return record


# ---- JSON ----------------------------------------------------------------------------------------


def _check_json(data: bytes) -> None:
    """Refuse what is not JSON, or would cost more to read than facts do. Keeps nothing of it."""
    if max(data.count(b"{"), data.count(b"[")) > MAX_OBJECTS:
        raise FactsError(Phrase(MANY, most=MAX_OBJECTS), Phrase(ONE_NETWORK))
    try:
        json.loads(
            _text(data),
            object_pairs_hook=_check_object,
            parse_int=_check_number,
            parse_float=_check_number,
            parse_constant=_refuse_constant,
        )
    except json.JSONDecodeError as error:
        problem = Phrase(NO_JSON, line=error.lineno, reason=error.msg)
        raise FactsError(problem, Phrase("write one JSON object")) from None
    except RecursionError:
        raise FactsError(Phrase(DEEP), Phrase("write lists of plain objects")) from None


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FactsError(Phrase(NO_TEXT, line=line), Phrase("save the file in UTF-8")) from None


def _check_object(pairs: list[tuple[str, Any]]) -> None:
    if len(dict(pairs)) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise FactsError(Phrase(TWICE, name=shown(twice)), Phrase("keep it once"))


def _check_number(digits: str) -> None:
    if len(digits) > MAX_DIGITS or isinf(float(digits)):
        raise FactsError(Phrase(LARGE, digits=shown(digits)), Phrase(SMALLER))


def _refuse_constant(name: str) -> None:
    raise FactsError(Phrase("`%(name)s` is not JSON", name=name), Phrase(NUMBER))


# ---- Shape ---------------------------------------------------------------------------------------


def _file(data: bytes) -> Struct:
    """The file as it is declared. As in its schema, 2027.0 is a whole number: it is 2027."""
    try:
        return _decoded(data)
    except msgspec.ValidationError:
        document = json.loads(data, parse_float=_number)
    try:
        return _decoded(json.dumps(document).encode())
    except msgspec.ValidationError as error:
        raise refusal(error, document) from None


def _decoded(data: bytes) -> Struct:
    try:
        return msgspec.json.decode(data, type=file_type())
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        raise FactsError(Phrase(HALF), Phrase("write the character itself")) from None


def _number(digits: str) -> float:
    number = float(digits)
    return int(number) if number.is_integer() else number


def _record(file: Struct) -> Record:
    """The facts of a file; those that nobody keeps are told apart from those that there are not."""
    given: dict[str, Any] = {kind: getattr(file, kind) for kind in fact_shapes()}
    unkept = [
        kind for kind, shape in fact_shapes().items() if given[kind] is None and not shape.optional
    ]
    given |= dict.fromkeys(unkept, ())
    given["meetings"] = tuple(_recorded(given["meetings"], given["attendances"]))
    return Record(**given, unkept=frozenset(unkept))


def _recorded(
    meetings: Iterable[MeetingFact], attendances: Iterable[AttendanceFact]
) -> Iterator[MeetingFact]:
    """Attendance is recorded where somebody came, unless the file says otherwise."""
    came = {fact.meeting for fact in attendances}
    for meeting in meetings:
        if meeting.attendance_recorded is UNSET:
            yield msgspec.structs.replace(meeting, attendance_recorded=meeting.id in came)
        else:
            yield meeting


# ---- What a schema cannot say --------------------------------------------------------------------


def _check_ids(kind: str, facts: tuple[Any, ...]) -> None:
    if len({fact.id for fact in facts}) == len(facts):
        return
    seen: dict[str, int] = {}
    for nth, fact in enumerate(facts):
        if fact.id in seen:
            first = f"facts.{kind}[{seen[fact.id]}]"
            problem = Phrase(
                SAME_ID, place=f"facts.{kind}[{nth}].id", id=shown(fact.id), first=first
            )
            raise FactsError(problem, Phrase("give each its own id"))
        seen[fact.id] = nth


def _check_periods(kind: str, facts: tuple[Any, ...]) -> None:
    for nth, fact in enumerate(facts):
        if fact.ends is not None and fact.ends < fact.starts:
            place, days = f"facts.{kind}[{nth}].ends", (str(fact.starts), str(fact.ends))
            problem = Phrase(EARLY, place=place, starts=days[0], ends=days[1])
            raise FactsError(problem, Phrase("write a day on or after it"))


def _check_references(record: Record) -> None:
    """An id that is named is that of a fact; institutions may be named without any declared."""
    known: dict[str, frozenset[str]] = {}
    for kind, shape in fact_shapes().items():
        if "id" in shape.fields:
            known[kind] = frozenset(fact.id for fact in getattr(record, kind) or ())
    if not record.institutions:
        del known["institutions"]
    for kind, shape in fact_shapes().items():
        for field in shape.fields.values():
            if field.names in known:
                _check_named(record, kind, field.name, field.names, known[field.names])


def _check_named(record: Record, kind: str, field: str, names: str, known: frozenset[str]) -> None:
    for nth, fact in enumerate(getattr(record, kind) or ()):
        named = getattr(fact, field)
        for name in named if isinstance(named, tuple) else (named,):
            if name is not None and name not in known:
                place = f"facts.{kind}[{nth}].{field}"
                near = one_of(shown(name), sorted(known)[:1000]) if known else Phrase(DECLARE)
                raise FactsError(Phrase(LOST, place=place, name=shown(name), kind=names), near)
