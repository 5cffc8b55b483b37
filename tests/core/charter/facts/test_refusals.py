"""A fact that does not fit is named, with what was found and what to write instead."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tourdetable.core.charter.facts.reading import read_facts
from tourdetable.core.charter.facts.refusals import FactsError

BODY = {"id": "b", "kind": "itc", "name": "B", "starts": "2026-09-01"}
A_DAY = "write a date such as 2027-04-06"
A_SEAT = "write the id of one of `facts.seats`"


def body(**fields: Any) -> dict[str, Any]:
    return {"bodies": [BODY, BODY | fields]}


def turn(**fields: Any) -> dict[str, Any]:
    return {"turns": [{"meeting": "m", "duty": "d"} | fields]}


@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        ([], "facts: `[]` is not an object", 'write `{"schema": "facts/1", "bodies": […], …}`'),
        ({"schema": "facts/9"}, 'facts.schema: unknown version `"facts/9"`', "write `facts/1`"),
        ({"schema": None}, "facts.schema: unknown version `null`", "write `facts/1`"),
        ({"$schema": 3}, "facts.$schema: `3` does not fit", "leave it out"),
        ({"dialect": "x"}, "facts.dialect: unknown kind of facts", "write one of `institutions`"),
        ({"meeting": []}, "facts.meeting: unknown kind of facts", "did you mean `meetings`?"),
        ({"unkept": []}, "facts.unkept: unknown kind of facts", "write one of `institutions`"),
        ({"meetings": {}}, "facts.meetings: `{}` is not a list", "write a list of objects, `[]`"),
        ({"bodies": None}, "facts.bodies: `null` is not a list", "write a list of objects, `[]`"),
        (
            {"turns": ["x"]},
            'facts.turns[0]: `"x"` is not an object',
            "write an object with `meeting`, `duty`, `seat`",
        ),
        (turn(), "facts.turns[0].seat: this field is missing", A_SEAT),
        (turn(seat=3), "facts.turns[0].seat: `3` does not fit", A_SEAT),
        (turn(seats="s"), "facts.turns[0].seats: unknown field", "did you mean `seat`?"),
        (body(starts="soon"), 'facts.bodies[1].starts: `"soon"` does not fit', A_DAY),
        (body(starts="20260901"), 'facts.bodies[1].starts: `"20260901"` does not fit', A_DAY),
        (body(starts="2026-02-30"), 'facts.bodies[1].starts: `"2026-02-30"` does not', A_DAY),
        (body(starts=None), "facts.bodies[1].starts: `null` does not fit", A_DAY),
        (body(ends=3), "facts.bodies[1].ends: `3` does not fit", A_DAY),
        (
            body(name="x" * 10_001),
            "facts.bodies[1].name: this text is too long (10001 characters)",
            "write at most 10000 characters",
        ),
        (
            {"seats": [{"id": "s", "volunteers": 1}]},
            "facts.seats[0].volunteers: `1` does not fit",
            "write true or false",
        ),
        (
            {"programmes": [{"id": "p", "year": True}]},
            "facts.programmes[0].year: `true` does not fit",
            "write a whole number from 1 to 9999",
        ),
        (
            {"programmes": [{"id": "p", "year": 20270}]},
            "facts.programmes[0].year: `20270` does not fit",
            "write a whole number",
        ),
        (
            {"programmes": [{"id": "p", "year": 2027.5}]},
            "facts.programmes[0].year: `2027.5` does not fit",
            "write a whole number",
        ),
        (
            {"diagnoses": [{"institutions": "caf"}]},
            'facts.diagnoses[0].institutions: `"caf"` does not fit',
            "write a list of texts",
        ),
        (
            {"diagnoses": [{"institutions": ["caf", 3]}]},
            'facts.diagnoses[0].institutions: `["caf", 3]` does not fit',
            "write a list of texts",
        ),
        (
            {"diagnoses": [{"institutions": ["caf", "é" * 10_001]}]},
            "facts.diagnoses[0].institutions: this text is too long (10001 characters)",
            "write at most 10000 characters",
        ),
    ],
)
def test_a_fact_that_does_not_fit_is_named(data: object, problem: str, remedy: str) -> None:
    with pytest.raises(FactsError) as caught:
        read_facts(json.dumps(data).encode())
    assert str(caught.value.problem).startswith(problem)
    assert str(caught.value.remedy).startswith(remedy)


def test_a_hostile_value_is_shown_short_and_harmless() -> None:
    with pytest.raises(FactsError) as caught:
        read_facts(json.dumps(turn(seat=["\x1b[31m" * 1000])).encode())
    assert str(caught.value.problem).startswith('facts.turns[0].seat: `["\\u001b[31m')
    assert len(str(caught.value.problem)) < 120


def test_a_refusal_is_said_in_any_language() -> None:
    with pytest.raises(FactsError) as caught:
        read_facts(json.dumps(turn(seats="s")).encode())
    french = {"%(place)s: unknown field": "%(place)s : champ inconnu"}
    told = caught.value.said(lambda phrase: phrase.render(lambda s: french.get(s, s), str))
    assert told == "facts.turns[0].seats : champ inconnu — did you mean `seat`?"
    assert str(caught.value) == "facts.turns[0].seats: unknown field — did you mean `seat`?"
