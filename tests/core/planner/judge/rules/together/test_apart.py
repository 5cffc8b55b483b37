"""Rule `apart`: two bodies never meet on one day, or never in one week."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, Judged


def related(rule: str, day: str) -> Judged:
    """CLUB on Thursday 11 February and GROUP on a day, with a relation between them."""
    judged = Judged()
    judged.of_group["date"] = day
    judged.year["relations"] = [{"rule": rule, "first": "CLUB", "second": "GROUP"}]
    return judged


@pytest.mark.parametrize(
    ("rule", "day", "broken"),
    [
        ("apart_day", "2027-02-11", ["apart"]),
        ("apart_day", "2027-02-12", []),
        ("apart_week", "2027-02-12", ["apart"]),
        ("apart_week", "2027-02-08", ["apart"]),
        ("apart_week", "2027-02-05", []),
    ],
)
def test_meeting_together_breaks_it(rule: str, day: str, broken: list[str]) -> None:
    judged = related(rule, day)
    judged.group["gap"] |= {"max": 90}
    assert judged.broken() == broken


def test_it_is_said_with_both_days() -> None:
    day, week = related("apart_day", "2027-02-11"), related("apart_week", "2027-02-09")
    assert [day.said(), week.said()] == [
        ["CLUB and GROUP both meet on 2027-02-11."],
        ["CLUB meets on 2027-02-11 and GROUP on 2027-02-09: in the same week."],
    ]
    assert day.about() == [[FIRST, "GROUP 2027-02-11 PM"]]


@pytest.mark.parametrize("body", ["CLUB", "GROUP"])
def test_it_is_left_out_for_either(body: str) -> None:
    assert related("apart_day", "2027-02-11").without(rule="apart", body=body) == []


def test_meetings_that_are_both_locked_are_let_be() -> None:
    judged = related("apart_day", "2027-02-11")
    judged.year["locks"] = [{"body": body, "date": "2027-02-11"} for body in ("CLUB", "GROUP")]
    assert judged.broken() == []


def test_it_is_said_of_the_body_that_is_named_first() -> None:
    judged = related("apart_week", "2027-03-09")
    assert judged.rules("apart") == ["CLUB and GROUP do not meet in the same week."]
    judged = related("apart_day", "2027-03-09")
    assert judged.rules("apart") == ["CLUB and GROUP do not meet on the same day."]


def test_one_that_is_locked_and_one_that_is_not_break_it() -> None:
    judged = related("apart_day", "2027-02-11")
    judged.year["locks"] = [{"body": "CLUB", "date": "2027-02-11"}]
    assert judged.broken() == ["apart"]


def test_each_relation_and_each_meeting_is_judged() -> None:
    judged = related("apart_day", "2027-03-09")
    judged.plan["meetings"][3]["date"] = "2027-04-15"
    assert "CLUB and GROUP both meet on 2027-04-15." in judged.said()
    judged.year["relations"].append({"rule": "apart_week", "first": "CLUB", "second": "GROUP"})
    said = "CLUB meets on 2027-04-15 and GROUP on 2027-04-15: in the same week."
    assert said in judged.said()
