"""Rule `own_day`: a body that keeps its days for itself meets alone on them."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, Judged

LOCK_CLUB = {"body": "CLUB", "date": "2027-02-11"}
LOCK_GROUP = {"body": "GROUP", "date": "2027-02-11"}


def same_day() -> Judged:
    """CLUB, that keeps its days, in the morning and GROUP in the afternoon of one day."""
    judged = Judged()
    judged.club["own_day"] = True
    judged.of_group["date"] = "2027-02-11"
    return judged


def test_another_body_on_its_day_breaks_it() -> None:
    judged = same_day()
    assert judged.said() == ["GROUP meets on 2027-02-11, a day that CLUB keeps for itself."]
    assert judged.about() == [[FIRST, "GROUP 2027-02-11 PM"]]


@pytest.mark.parametrize("body", ["CLUB", "GROUP"])
def test_it_is_left_out_for_either(body: str) -> None:
    assert same_day().without(rule="own_day", body=body) == []


@pytest.mark.parametrize(
    ("locks", "broken"),
    [([LOCK_CLUB], ["own_day"]), ([LOCK_GROUP], ["own_day"]), ([LOCK_CLUB, LOCK_GROUP], [])],
)
def test_meetings_that_are_both_locked_are_let_be(
    locks: list[dict[str, str]], broken: list[str]
) -> None:
    judged = same_day()
    judged.year["locks"] = locks
    assert judged.broken() == broken


def test_its_standing_days_are_its_own_too() -> None:
    judged = Judged()
    judged.club |= {"own_day": True, "standing": ["2027-03-09"]}
    assert judged.said() == ["GROUP meets on 2027-03-09, a day that CLUB keeps for itself."]
    judged.year["locks"] = [{"body": "GROUP", "date": "2027-03-09"}]
    assert judged.broken() == []


def test_it_bears_on_bodies_that_keep_their_days() -> None:
    assert same_day().rules("own_day") == [
        ("No other body meets on a day of CLUB: 2 meetings from 2027-01-11 to 2027-06-30 (CLUB).")
    ]
    assert Judged().rules("own_day") == []
