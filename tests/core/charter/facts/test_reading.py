"""Facts are read strictly: each mistake names its place and its remedy, and nothing hostile passes."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

import pytest

from tourdetable.core.charter.facts.reading import MAX_BYTES, read_facts, record_from_json
from tourdetable.core.charter.facts.record import BodyFact, Record
from tourdetable.core.charter.judge.cases import record_of
from tourdetable.core.charter.terms.errors import Unfit

ARLES = {
    "bodies": ["arles itc 2026-09-22"],
    "seats": ["caf arles caf 2026-09-22 volunteers"],
    "meetings": ["a1 arles session 2026-09-29", "a2 arles session 2026-12-17"],
    "decisions": ["d a1"],
    "exceptions": ["ITC-09 * D-1 2026-09-22..2026-10-22"],
}
BODY = {"id": "b", "kind": "itc", "name": "B", "starts": "2026-09-01"}
SEAT = {
    "id": "s",
    "body": "b",
    "institution": "caf",
    "college": "caf",
    "kind": "standing",
    "starts": "2026-09-01",
}


def test_a_record_comes_back_from_its_json() -> None:
    record = record_of(ARLES)
    data = {kind: facts for kind, facts in asdict(record).items() if kind != "unkept"}
    assert read_facts(json.dumps(data, default=date.isoformat).encode()) == record


def test_null_is_not_known_and_an_empty_list_is_none() -> None:
    assert record_from_json({"themes": None, "topics": []}) == Record(themes=None, topics=())
    assert record_from_json({"offices": None, "turns": []}) == Record(unkept=frozenset({"offices"}))


def test_attendance_is_recorded_where_somebody_came() -> None:
    """A file need not say twice that people came; it may say that the sheet is not finished, or that nobody came."""
    meeting = {
        "body": "b",
        "kind": "session",
        "title": "S",
        "on": "2026-10-06",
        "dated_on": "2026-09-01",
    }
    meetings = [
        meeting | {"id": "m1"},
        meeting | {"id": "m2"},
        meeting | {"id": "m3", "attendance_recorded": False},
    ]
    came = [{"meeting": m, "seat": "s", "person": "p"} for m in ("m1", "m3")]
    record = record_from_json({"meetings": meetings, "attendances": came})
    assert [m.attendance_recorded for m in record.meetings] == [True, False, False]


def test_a_version_and_a_byte_order_mark_are_welcome() -> None:
    data = json.dumps({"schema": "facts/1", "bodies": [BODY]}).encode("utf-8-sig")
    assert read_facts(data) == Record(bodies=(BodyFact("b", "itc", "B", date(2026, 9, 1)),))


@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        ([], "facts: this is not an object", "facts/1"),
        ({"schema": "facts/9"}, "facts.schema: unknown version `facts/9`", "`facts/1`"),
        ({"meeting": []}, "facts.meeting: unknown kind of facts", "did you mean `meetings`?"),
        ({"meetings": {}}, "facts.meetings: this is not a list", "`[]`"),
        ({"bodies": None}, "facts.bodies: this is not a list", "`[]`"),
        ({"turns": ["x"]}, "facts.turns[0]: this is not an object", "`meeting`, `duty`, `seat`"),
        (
            {"turns": [{"meeting": "m", "duty": "d"}]},
            "facts.turns[0].seat: this field is missing",
            "write a text",
        ),
        (
            {"turns": [{"meeting": "m", "duty": "d", "seat": 3}]},
            "facts.turns[0].seat: this is not a text",
            "a text",
        ),
        (
            {"turns": [{"meeting": "m", "duty": "d", "seats": "s"}]},
            "facts.turns[0].seats: unknown",
            "`seat`?",
        ),
        (
            {"bodies": [BODY | {"starts": "soon"}]},
            "facts.bodies[0].starts: `soon` is not a date",
            "2027-04-06",
        ),
        (
            {"bodies": [BODY | {"starts": "20260901"}]},
            "facts.bodies[0].starts: `20260901` is not a date",
            "2027-",
        ),
        (
            {"bodies": [BODY | {"starts": "2026-02-30"}]},
            "facts.bodies[0].starts: `2026-02-30`",
            "a date",
        ),
        (
            {"bodies": [BODY | {"starts": None}]},
            "facts.bodies[0].starts: this is not a date",
            "a date",
        ),
        (
            {"bodies": [BODY | {"ends": "2026-08-31"}]},
            "facts.bodies[0].ends: 2026-08-31 is before",
            "on or after",
        ),
        (
            {"bodies": [BODY, BODY]},
            "facts.bodies[1].id: `b` is already facts.bodies[0]",
            "its own id",
        ),
        (
            {"bodies": [BODY | {"name": "x" * 10_001}]},
            "facts.bodies[0].name: this text is too long",
            "a text",
        ),
        (
            {"seats": [SEAT | {"volunteers": 1}]},
            "facts.seats[0].volunteers: this is not true or false",
            "true or",
        ),
        (
            {"programmes": [{"id": "p", "year": True}]},
            "facts.programmes[0].year: this is not a whole",
            "a whole",
        ),
        (
            {"diagnoses": [{"id": "d", "body": "b", "on": "2026-01-01", "institutions": "caf"}]},
            "institutions",
            "list",
        ),
    ],
)
def test_a_fact_that_does_not_fit_is_named(data: object, problem: str, remedy: str) -> None:
    with pytest.raises(Unfit) as caught:
        record_from_json(data)
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


def test_a_reference_to_nothing_is_said_with_the_nearest_id() -> None:
    data = {"bodies": [BODY | {"id": "berre"}], "seats": [SEAT | {"body": "bere"}]}
    with pytest.raises(Unfit) as caught:
        read_facts(json.dumps(data).encode())
    assert caught.value.problem == "facts.seats[0].body: there is no `bere` in `facts.bodies`"
    assert caught.value.remedy == "did you mean `berre`?"


def test_institutions_may_go_undeclared_but_not_in_part() -> None:
    data = {"bodies": [BODY], "seats": [SEAT]}
    assert read_facts(json.dumps(data).encode()).seats[0].institution == "caf"
    with pytest.raises(Unfit, match="no `caf` in"):
        read_facts(json.dumps(data | {"institutions": [{"id": "ars", "name": "ARS"}]}).encode())


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b'{"a":' * 200_000, "nested too deep"),
        (b"[" * 200_000 + b"]" * 200_000, "nested too deep"),
        (b'{"programmes": [{"id": "p", "year": ' + b"9" * 100_000 + b"}]}", "is too large"),
        (b'{"programmes": [{"id": "p", "year": 1e999}]}', "is not whole"),
        (b'{"programmes": [{"id": "p", "year": NaN}]}', "`NaN` is not JSON"),
        (b'{"programmes": [{"id": "p", "year": -Infinity}]}', "`-Infinity` is not JSON"),
        (b'{"bodies": [], "bodies": []}', "`bodies` is written twice"),
        (b'{"bodies": [{"id": "a", "id": "b"}]}', "`id` is written twice"),
        (b'{"bodies": []}\n\n\xff', "line 3: this is not UTF-8"),
        (b"", "line 1: this is not JSON"),
        (b'{"bodies": []} trailing', "this is not JSON"),
        (b'{"\\u001b[31mbodies": []}', "facts.\ufffd[31mbodies: unknown kind"),
        (b" " * (MAX_BYTES + 1), "larger than 50 MB"),
        (b'{"turns": [{"meeting": "m", "duty": "d", "seat": "\\ud800"}]}', "half a character"),
        (b'{"bodies": [' + b"{}," * 1_500_000 + b"{}]}", "more than 1500000 objects, or lists"),
    ],
    ids=[
        "objects",
        "lists",
        "digits",
        "huge",
        "nan",
        "inf",
        "twice",
        "twice-in",
        "utf8",
        "empty",
        "more",
        "escape",
        "big",
        "half",
        "many",
    ],
)
def test_a_hostile_file_is_refused_in_words(data: bytes, problem: str) -> None:
    with pytest.raises(Unfit) as caught:
        read_facts(data)
    assert problem in caught.value.problem
    assert len(caught.value.problem) < 200
