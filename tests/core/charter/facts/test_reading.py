"""Facts are read strictly: what is refused is told, and nothing hostile passes."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import msgspec
import pytest

from tests.core.charter.cases import record_of
from tourdetable.core.charter.facts.reading import MAX_BYTES, read_facts
from tourdetable.core.charter.facts.record import BodyFact, ProgrammeFact, Record
from tourdetable.core.charter.facts.refusals import FactsError

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


def read(data: Any) -> Record:
    return read_facts(json.dumps(data).encode())


def refused(data: bytes) -> FactsError:
    with pytest.raises(FactsError) as caught:
        read_facts(data)
    return caught.value


def test_a_record_comes_back_from_its_json() -> None:
    record = record_of(ARLES)
    data = msgspec.to_builtins(record)
    assert data.pop("unkept") == []
    assert read(data) == record


def test_null_is_not_known_and_an_empty_list_is_none() -> None:
    assert read({"themes": None, "topics": []}) == Record(themes=None, topics=())
    assert read({"offices": None, "turns": []}) == Record(unkept=frozenset({"offices"}))
    assert read({"meetings": None}) == Record(unkept=frozenset({"meetings"}))
    assert read({"attendances": None}) == Record(unkept=frozenset({"attendances"}))


def test_attendance_is_recorded_where_somebody_came() -> None:
    """A file need not say twice that people came; it may say that the sheet is not finished."""
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
        meeting | {"id": "m4", "attendance_recorded": True},
    ]
    came = [{"meeting": m, "seat": "s", "person": "p"} for m in ("m1", "m3")]
    record = read({"bodies": [BODY], "seats": [SEAT], "meetings": meetings, "attendances": came})
    assert [m.attendance_recorded for m in record.meetings] == [True, False, False, True]


def test_a_version_and_a_byte_order_mark_are_welcome() -> None:
    data = json.dumps({"schema": "facts/1", "bodies": [BODY]}).encode("utf-8-sig")
    assert read_facts(data) == Record(bodies=(BodyFact("b", "itc", "B", date(2026, 9, 1)),))


def test_a_whole_number_may_be_written_with_a_point() -> None:
    """JSON Schema says that 2027.0 is an integer."""
    record = read_facts(b'{"programmes": [{"id": "p", "year": 2027.0}]}')
    assert record == Record(programmes=(ProgrammeFact("p", 2027),))
    assert record.programmes is not None
    assert type(record.programmes[0].year) is int


def test_two_facts_of_a_kind_have_two_ids() -> None:
    error = refused(json.dumps({"bodies": [BODY, BODY]}).encode())
    assert str(error.problem) == "facts.bodies[1].id: `b` is already facts.bodies[0]"
    assert str(error.remedy) == "give each its own id"


def test_a_period_ends_after_it_starts() -> None:
    error = refused(json.dumps({"bodies": [BODY | {"ends": "2026-08-31"}]}).encode())
    assert str(error.problem) == "facts.bodies[0].ends: 2026-08-31 is before `starts` (2026-09-01)"
    assert str(error.remedy) == "write a day on or after it"


def test_a_reference_to_nothing_is_said_with_the_nearest_id() -> None:
    data = {"bodies": [BODY | {"id": "berre"}], "seats": [SEAT | {"body": "bere"}]}
    error = refused(json.dumps(data).encode())
    assert str(error.problem) == "facts.seats[0].body: there is no `bere` in `facts.bodies`"
    assert str(error.remedy) == "did you mean `berre`?"


def test_each_id_of_a_list_is_that_of_a_fact() -> None:
    diagnosis = {"id": "d", "body": "b", "on": "2026-10-01", "institutions": ["caf", "ars"]}
    institutions = [{"id": "caf", "name": "Caf"}]
    data = {"bodies": [BODY], "diagnoses": [diagnosis], "institutions": institutions}
    error = refused(json.dumps(data).encode())
    assert str(error.problem) == (
        "facts.diagnoses[0].institutions: there is no `ars` in `facts.institutions`"
    )


def test_institutions_may_go_undeclared_but_not_in_part() -> None:
    data: dict[str, Any] = {"bodies": [BODY], "seats": [SEAT]}
    assert read(data).seats[0].institution == "caf"
    with pytest.raises(FactsError, match="no `caf` in"):
        read(data | {"institutions": [{"id": "ars", "name": "ARS"}]})


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b'{"a":' * 200_000, "nested too deep"),
        (b"[" * 200_000 + b"]" * 200_000, "nested too deep"),
        (b'{"programmes": [{"id": "p", "year": ' + b"9" * 100_000 + b"}]}", "is too large"),
        (b'{"programmes": [{"id": "p", "year": 1e999}]}', "the number 1e999 is too large"),
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
        (b'{"programmes": [{"year": 2.0, "id": "\\udfff"}]}', "half a character"),
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
        "half-after-a-point",
        "many",
    ],
)
def test_a_hostile_file_is_refused_in_words(data: bytes, problem: str) -> None:
    error = refused(data)
    assert problem in str(error.problem)
    assert len(str(error.problem)) < 200
