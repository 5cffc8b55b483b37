"""What is left when a year cannot be is counted: days of a body, moments of what is shared."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from tests.core.planner.search.few import TUESDAY, body, crowded, masks_of, seat, week_of
from tourdetable.core.planner.search.explain import explain
from tourdetable.core.planner.search.remaining import remaining
from tourdetable.core.planner.wire.instance_json import read_instance


def apart(bodies: int, rule: str) -> dict[str, Any]:
    """So many bodies that never meet at the same time, in two weeks."""
    year = crowded(bodies, {"season": ["2027-03-01", "2027-03-12"]})
    pairs = combinations([body["id"] for body in year["bodies"]], 2)
    relations = [{"rule": rule, "first": one, "second": other} for one, other in pairs]
    return year | {"relations": relations}


def owed() -> dict[str, Any]:
    """Rose owes a meeting to one body, and both to another that is locked on the same days."""
    owes = {"seats": [{"id": "s", "persons": ["Rose"], "rule": {"min": 1}}]}
    year = crowded(2, owes | {"meetings": 2, "gap": {"min": 0, "max": 400}})
    year["bodies"][0]["quorum"] = 0
    days = ("2027-03-02", "2027-03-04")
    return year | {"locks": [{"body": b, "date": day} for b in ("G0", "G1") for day in days]}


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
        (owed(), "Rose: 3 meetings for 2 half-days, on 2027-03-02, on 2027-03-04."),
        (apart(11, "apart_day"), "Bodies that keep apart: 11 meetings for 10 days"),
        (apart(21, "apart_day"), "Bodies that keep apart: 21 meetings for 10 days"),
        (apart(4, "apart_week"), "Bodies that keep apart: 4 meetings for 2 weeks"),
        (
            crowded(11, {"hosts": [{"id": "Hall"}, {"id": "Caf"}]}),
            "Caf, Hall: 11 meetings for 5 half-days, 2 at most in each",
        ),
        (crowded(3, ROSE, most=2), "Rose: 3 meetings for 1 week, 2 at most in each"),
        (crowded(6, ROSE | {"parts": ["AM", "PM"]}, km=100), "Rose: 6 meetings for 5 days"),
    ],
)
def test_what_is_too_small_is_counted(year: dict[str, Any], said: str) -> None:
    found = explain(read_instance(year)).conflict
    assert found is not None
    assert [str(words)[: len(said)] for words in found.figures] == [said]
