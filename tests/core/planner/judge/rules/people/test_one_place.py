"""Rule `one_place`: nobody holds two seats of a meeting, nor is in two meetings at once."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, Judged


def together(here: str, there: str) -> Judged:
    """CLUB and GROUP on one day, Karim in both."""
    judged = Judged()
    judged.first["attendees"]["s1"] = "Karim"
    judged.first["part"] = here
    judged.of_group |= {"date": "2027-02-11", "part": there}
    judged.year["room_pools"][0]["capacity"] = 2
    return judged


@pytest.mark.parametrize(
    ("here", "there", "broken"),
    [
        ("AM", "AM", ["one_place"]),
        ("AM", "PM", []),
        ("DAY", "PM", ["one_place"]),
        ("DAY", "AM", ["one_place"]),
    ],
)
def test_two_meetings_at_once_break_it(here: str, there: str, broken: list[str]) -> None:
    assert together(here, there).broken() == broken


def test_it_is_said_with_both_meetings() -> None:
    judged = together("AM", "AM")
    (found,) = judged.violations()
    assert judged.said() == [
        "Karim is expected at CLUB and at GROUP at the same time on 2027-02-11."
    ]
    assert judged.about() == [[FIRST, "GROUP 2027-02-11 AM"]]
    assert (found.body, found.seat, found.person) == ("CLUB", "s1", "Karim")


def test_two_seats_of_a_meeting_break_it() -> None:
    judged = Judged()
    judged.club["seats"][3]["persons"] = ["Amadou", "Rose"]
    judged.first["attendees"]["s4"] = "Rose"
    assert judged.said() == ["Rose is expected for two seats of CLUB on 2027-02-11."]
    assert judged.about() == [[FIRST]]
    assert judged.without(rule="one_place", body="CLUB", seat="s4") == []


def test_it_is_left_out_for_a_person() -> None:
    judged = together("AM", "AM")
    assert judged.without(rule="one_place", person="Karim") == []
    assert judged.without(rule="one_place", person="Rose") == ["one_place"]


def test_it_bears_on_those_who_sit_in_several_bodies() -> None:
    assert Judged().rules("one_place") == [
        (
            "Karim cannot be in two places at once: 4 meetings from 2027-01-11 to 2027-06-30 "
            "(CLUB, GROUP)."
        )
    ]


def test_each_time_is_told() -> None:
    judged = together("AM", "AM")
    judged.club["seats"][3]["persons"] = ["Amadou", "Rose"]
    judged.second["attendees"]["s4"] = "Rose"
    assert judged.named() == [
        "one_place CLUB s1 Karim, 2027-02-11 AM, 2027-02-11 AM",
        "one_place CLUB s2 Rose, 2027-04-15 AM",
    ]
