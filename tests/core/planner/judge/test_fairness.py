"""How evenly turns fall."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import FRIDAY, TUESDAY, body, seat
from tourdetable.core.planner.judge.fairness import fairness, poured, turn_loads
from tourdetable.core.planner.terms.plan import Fairness, PlannedMeeting, PlannedTurn

CLUB = replace(
    body(
        "Club", seat("Ana", duties=True), seat("Bo Cy", duties=True), seat("Di"), duties=["chair"]
    ),
    history={"Bo": {"chair": 1}, "Cy": {"chair": 1}, "Di": {"chair": 4}},
)


def held(*seats: str) -> list[PlannedMeeting]:
    days = (TUESDAY, FRIDAY)
    return [
        PlannedMeeting("Club", day, "AM", duties={"chair": PlannedTurn(who, who)})
        for day, who in zip(days, seats, strict=False)
    ]


@pytest.mark.parametrize(
    ("loads", "turns", "least"), [([0, 2], 2, 8), ([0, 0], 3, 5), ([], 3, 0), ([4], 0, 16)]
)
def test_turns_are_poured_into_the_lowest_loads(loads: list[int], turns: int, least: int) -> None:
    assert poured(loads, turns) == least


def test_loads_are_past_and_planned_turns_of_those_who_take_them() -> None:
    assert turn_loads(CLUB, held("Ana", "Di"), "chair") == {"Ana": 1, "Bo Cy": 2}


def test_reaching_the_bound_is_a_proof() -> None:
    even, uneven = held("Ana", "Ana"), held("Ana", "Bo Cy")
    assert fairness(CLUB, even) == {"chair": Fairness({"Ana": 2, "Bo Cy": 2}, 8, 8, True)}
    assert fairness(CLUB, uneven) == {"chair": Fairness({"Ana": 1, "Bo Cy": 3}, 10, 8, False)}
    assert fairness(CLUB, uneven, ["chair"])["chair"].proved
