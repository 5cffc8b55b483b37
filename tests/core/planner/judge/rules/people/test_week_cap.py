"""Rule `week_cap`: nobody meets more often in a week than they accept."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, Judged


def week(day: str, most: int | None) -> Judged:
    """Karim at CLUB on Thursday 11 February and at GROUP on a day, and how often he accepts."""
    judged = Judged()
    judged.first["attendees"]["s1"] = "Karim"
    judged.of_group["date"] = day
    judged.year["persons"][1]["max_per_week"] = most
    return judged


@pytest.mark.parametrize(
    ("day", "most", "broken"),
    [
        ("2027-02-12", 1, ["week_cap"]),
        ("2027-02-12", 2, []),
        ("2027-02-12", None, []),
        ("2027-02-08", 1, ["week_cap"]),
    ],
)
def test_meeting_too_often_in_a_week_breaks_it(
    day: str, most: int | None, broken: list[str]
) -> None:
    assert week(day, most).broken() == broken


def test_another_week_keeps_it() -> None:
    judged = week("2027-03-09", 1)
    judged.of_group["date"] = "2027-02-05"
    assert judged.broken() == []


def test_it_is_said_with_its_first_meeting() -> None:
    judged = week("2027-02-12", 1)
    (found,) = judged.violations()
    assert judged.said() == ["Karim has 2 meetings in the week of 2027-02-11 instead of at most 1."]
    assert judged.about() == [[FIRST, "GROUP 2027-02-12 PM"]]
    assert (found.body, found.person) == ("CLUB", "Karim")
    assert judged.without(rule="week_cap", person="Karim") == []


def test_two_seats_of_one_meeting_count_once() -> None:
    judged = Judged()
    judged.club["seats"][3]["persons"] = ["Amadou", "Rose"]
    judged.first["attendees"]["s4"] = "Rose"
    judged.year["persons"][2]["max_per_week"] = 1
    assert judged.broken() == ["one_place"]


def test_it_bears_on_those_who_have_one() -> None:
    judged = Judged()
    for person in judged.year["persons"][1:]:
        person["max_per_week"] = None
    assert judged.rules("week_cap") == [
        ("Inès meets at most 2 times a week: 2 meetings from 2027-01-11 to 2027-06-30 (CLUB).")
    ]


def test_a_stranger_has_no_limit() -> None:
    judged = Judged()
    judged.first["attendees"]["s4"] = "Nobody"
    assert judged.broken() == ["seat"]


def test_each_week_is_told_in_order() -> None:
    judged = week("2027-03-09", 0)
    judged.first["attendees"]["s1"], judged.second["attendees"]["s1"] = "Inès", "Karim"
    judged.second["duties"] = {"animation": {"seat": "s1", "person": "Karim"}}
    assert judged.named() == [
        "week_cap GROUP Karim, 2027-03-09 PM",
        "week_cap CLUB Karim, 2027-04-15 AM",
        "week_cap GROUP Karim, 2027-04-20 PM",
    ]


@pytest.mark.parametrize("body", ["CLUB", "GROUP"])
def test_what_is_left_out_for_a_body_does_not_count(body: str) -> None:
    assert week("2027-02-12", 1).without(rule="week_cap", body=body) == []
