"""What is left when a year cannot be is counted: days of a body, moments of what is shared."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.planner.search.few import TUESDAY, body, crowded, masks_of, seat, week_of
from tourdetable.core.planner.search.explain import explain
from tourdetable.core.planner.search.remaining import remaining
from tourdetable.core.planner.wire.instance_json import read_instance

ROSE = {"seats": [{"id": "s", "persons": ["Rose"], "rule": "all"}], "quorum": 0}


def test_the_days_that_a_body_has_left_are_said() -> None:
    one = body("Club", seat("Rose"), meetings=9)
    year = week_of(one, away=[("Rose", TUESDAY)])
    assert [str(words) for words in remaining(masks_of(year), [one], None)] == [
        "Days left for Club, gaps and other bodies aside: 5 (from 2027-03-10 to 2027-03-16), for "
        "9 meetings."
    ]
    assert remaining(masks_of(year), [one] * 5, None) == ()


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (crowded(6, ROSE), "Rose: 6 meetings for 5 half-days"),
        (crowded(12, ROSE), "Rose: 12 meetings for 5 half-days"),
        (crowded(11, {"room_pool": "R"}, rooms=2), "R: 11 meetings for 5 half-days, 2 at most in"),
        (crowded(6, {"hosts": [{"id": "Hall"}]}), "Hall: 6 meetings for 5 half-days"),
        (crowded(8, {"hosts": [{"id": "Hall"}]}), "Hall: 8 meetings for 5 half-days"),
        (crowded(6, {"own_day": True}), "Days that a body keeps for itself: 6 meetings for 5 days"),
        (crowded(3, ROSE, most=2), "Rose: 3 meetings for 1 week, 2 at most in each"),
        (crowded(6, ROSE | {"parts": ["AM", "PM"]}, km=100), "Rose: 6 meetings for 5 days"),
    ],
)
def test_what_is_too_small_is_counted(year: dict[str, Any], said: str) -> None:
    found = explain(read_instance(year)).conflict
    assert found is not None
    assert [str(words)[: len(said)] for words in found.figures] == [said]
