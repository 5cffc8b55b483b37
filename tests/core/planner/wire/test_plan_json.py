"""Plans written and read again; what is not a plan of the year is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.planner.generate import infeasible
from tests.core.planner.tiny import small, small_plan
from tourdetable.core.planner.search.explain import explain
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.plan import Moves
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import dump, read_plan, to_json


def test_a_plan_is_read_as_it_was_written() -> None:
    instance = read_instance(small())
    found = plan(instance)
    assert dump(read_plan(json.loads(dump(found)), instance)) == dump(found)


def test_a_conflict_is_read_as_it_was_written() -> None:
    instance = read_instance(infeasible("never there", 1, bodies=2))
    found = explain(instance)
    assert dump(read_plan(json.loads(dump(found)), instance)) == dump(found)


def test_a_stored_plan_comes_back_equal() -> None:
    instance = read_instance(small())
    found = replace(plan(instance), seconds=0.123456789, moves=Moves(1, proved=True))
    assert read_plan(json.loads(json.dumps(to_json(found), sort_keys=True)), instance) == found


@pytest.mark.parametrize("kind", ["never there", "too many meetings", "only holidays"])
def test_a_stored_conflict_can_still_be_said_in_another_language(kind: str) -> None:
    found = explain(read_instance(infeasible(kind, 1, bodies=2)))
    assert found.conflict is not None
    assert read_plan(json.loads(json.dumps(to_json(found)))) == found


def test_bodies_are_not_asked_about_without_an_instance() -> None:
    value = small_plan()
    value["meetings"][0]["body"] = "ELSEWHERE"
    assert read_plan(value).meetings[0].body == "ELSEWHERE"


def test_a_plan_has_the_fields_of_its_format() -> None:
    written = to_json(plan(read_instance(small())), str)
    assert list(written) == [
        "format",
        "status",
        "cost",
        "bound",
        "meetings",
        "fairness",
        "conflict",
        "seconds",
    ]
    assert list(written["cost"]) == ["dates", "regularity", "total"]
    assert list(written["meetings"][0]) == ["body", "date", "part", "attendees", "duties", "host"]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"body": "NONE"}, "meetings[0].body"),
        ({"date": "9 March"}, "meetings[0].date"),
        ({"part": "NIGHT"}, "meetings[0].part"),
        ({"attendees": []}, "meetings[0].attendees"),
        ({"duties": {"animation": {"seat": "s1"}}}, "meetings[0].duties.animation"),
    ],
)
def test_a_plan_that_means_nothing_is_refused(changes: dict[str, Any], path: str) -> None:
    value = small_plan()
    value["meetings"][0] |= changes
    with pytest.raises(BadInput) as refusal:
        read_plan(value, read_instance(small()))
    assert refusal.value.path == path
