"""Rule `before`: a body's meetings come after those of another, rank by rank."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, SECOND, Judged


def related(days: int, first: str = "CLUB", second: str = "GROUP") -> Judged:
    """CLUB on 11 February and 15 April, GROUP on 9 March and 20 April."""
    judged = Judged()
    relation = {"rule": "before", "first": first, "second": second, "days": days}
    judged.year["relations"] = [relation]
    return judged


@pytest.mark.parametrize(("days", "broken"), [(0, []), (5, []), (6, ["before"])])
def test_meeting_too_soon_after_the_other_breaks_it(days: int, broken: list[str]) -> None:
    assert related(days).broken() == broken


def test_it_is_said_with_its_rank() -> None:
    judged = related(6)
    assert judged.said() == [
        "GROUP meets on 2027-04-20, too soon: meeting number 2 of CLUB comes first (days between "
        "them, at least: 6)."
    ]
    assert judged.about() == [[SECOND, "GROUP 2027-04-20 PM"]]


def test_each_rank_is_judged() -> None:
    judged = related(1, "GROUP", "CLUB")
    assert judged.about() == [
        ["GROUP 2027-03-09 PM", FIRST],
        ["GROUP 2027-04-20 PM", SECOND],
    ]


def test_meetings_beyond_those_of_the_first_are_free() -> None:
    judged = related(6)
    judged.club["meetings"] = 1
    assert judged.without(rule="count", body="CLUB") == []


def test_a_meeting_that_the_first_lacks_is_missed() -> None:
    judged = related(1)
    del judged.plan["meetings"][2]
    assert judged.without(rule="count", body="CLUB") == ["gap_max", "tail", "before"]


@pytest.mark.parametrize("body", ["CLUB", "GROUP"])
def test_it_is_left_out_for_either(body: str) -> None:
    assert related(6).without(rule="before", body=body) == []


def test_it_is_said_of_the_body_that_comes_first() -> None:
    assert related(6).rules("before") == [
        "Each meeting of GROUP comes at least 6 days after that of CLUB."
    ]
    assert related(1).rules("before") == ["Each meeting of GROUP comes after that of CLUB."]


def test_each_relation_is_judged() -> None:
    judged = related(0)
    judged.year["relations"] += related(6).year["relations"]
    assert judged.broken() == ["before"]


def test_a_plan_may_hold_a_day_before_which_there_are_too_few() -> None:
    judged = related(3660)
    judged.of_group["date"] = "0001-01-05"
    assert judged.broken().count("before") == 2
