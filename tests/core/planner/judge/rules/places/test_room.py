"""Rule `room`: a pool of rooms holds its meetings."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, Judged


def crowded(part: str, capacity: int = 1) -> Judged:
    """GROUP in the same rooms as CLUB, on the same day."""
    judged = Judged()
    judged.of_group |= {"date": "2027-02-11", "part": part}
    judged.year["room_pools"][0]["capacity"] = capacity
    return judged


@pytest.mark.parametrize(("part", "broken"), [("AM", ["room"]), ("PM", [])])
def test_more_meetings_than_rooms_break_it(part: str, broken: list[str]) -> None:
    assert crowded(part).broken() == broken


def test_enough_rooms_keep_it() -> None:
    assert crowded("AM", 2).broken() == []


def test_a_whole_day_takes_both_halves() -> None:
    judged = crowded("AM")
    judged.first["part"] = judged.of_group["part"] = "DAY"
    judged.group["parts"] = ["DAY", "PM"]
    assert judged.broken() == ["room", "room"]


def test_it_is_said_with_every_body() -> None:
    judged = crowded("AM")
    (found,) = judged.violations()
    assert judged.said() == [
        "ROOM has 1 room for these meetings at once on 2027-02-11: CLUB, GROUP."
    ]
    assert judged.about() == [[FIRST, "GROUP 2027-02-11 AM"]]
    assert (found.body, found.room, found.words.values["bodies"]) == (
        "CLUB",
        "ROOM",
        ("CLUB", "GROUP"),
    )


def test_it_is_left_out_for_a_pool_or_a_body() -> None:
    judged = crowded("AM")
    assert judged.without(rule="room", room="ROOM") == []
    assert judged.without(rule="room", body="GROUP") == []


def test_it_bears_on_pools() -> None:
    judged = Judged()
    assert judged.rules("room") == [
        "ROOM has 1 room: 4 meetings from 2027-01-11 to 2027-06-30 (CLUB, GROUP)."
    ]
    judged.club["room_pool"] = judged.group["room_pool"] = None
    assert judged.rules("room") == []


def test_each_day_is_told_in_order() -> None:
    judged = Judged()
    judged.year["room_pools"][0]["capacity"] = 0
    assert judged.named() == [
        "room CLUB ROOM, 2027-02-11 AM",
        "room GROUP ROOM, 2027-03-09 PM",
        "room CLUB ROOM, 2027-04-15 AM",
        "room GROUP ROOM, 2027-04-20 PM",
    ]


def test_a_second_meeting_takes_a_room_too() -> None:
    judged = Judged()
    judged.group["gap"]["min"] = 0
    judged.plan["meetings"][3] |= {"date": "2027-04-15", "part": "AM"}
    assert judged.named() == ["room CLUB ROOM, 2027-04-15 AM, 2027-04-15 AM"]
