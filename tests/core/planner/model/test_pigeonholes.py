"""More meetings than half-days are seen at once, for rooms and for people; no other year is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.planner.generate import feasible
from tests.core.planner.search.few import crowded
from tests.core.planner.tiny import tiny
from tests.effort import some
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.model.pigeonholes import pigeonholes
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.wire.instance_json import read_instance

Json = dict[str, Any]
IN_ROOM = {"room_pool": "R"}
WITH_ROSE = {"seats": [{"id": "s", "persons": ["Rose"], "rule": "all"}]}


def too_small(year: Json) -> list[tuple[str, list[str], int, int]]:
    instance = read_instance(year)
    found = pigeonholes(Masks(Ground(instance)), instance.bodies)
    return [
        (one.rule, one.names, one.meetings, len(one.moments)) for one in found if one.too_small()
    ]


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (crowded(6, IN_ROOM), [("room", ["R"], 6, 5)]),
        (crowded(5, IN_ROOM), []),
        (crowded(11, IN_ROOM, rooms=2), [("room", ["R"], 11, 5)]),
        (crowded(10, IN_ROOM, rooms=2), []),
        (crowded(6, WITH_ROSE), [("one_place", ["Rose"], 6, 5)]),
        (crowded(5, WITH_ROSE), []),
        (crowded(6, WITH_ROSE) | {"relax": [{"rule": "one_place", "person": "Rose"}]}, []),
        (crowded(6, IN_ROOM) | {"relax": [{"rule": "count", "body": "G0"}]}, []),
    ],
)
def test_more_meetings_than_half_days_are_counted(year: Json, said: list[Any]) -> None:
    assert too_small(year) == said


def test_meetings_give_way_to_those_that_have_fewer_half_days() -> None:
    year = crowded(5, IN_ROOM)
    year["bodies"][4]["season"] = ["2027-03-01", "2027-03-01"]
    assert too_small(year) == []
    year["bodies"][3]["season"] = ["2027-03-01", "2027-03-01"]
    assert too_small(year) == [("room", ["R"], 5, 5)]


@pytest.mark.parametrize("seed", some(range(40), 12))
def test_what_is_too_small_has_no_plan(seed: int) -> None:
    year = tiny(seed)
    if too_small(year):
        assert plan(read_instance(year), Effort(optimise=False)).status == "infeasible"


def test_a_year_with_a_plan_is_large_enough() -> None:
    assert too_small(feasible(1)[0]) == []
