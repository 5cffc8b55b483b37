"""Rule `room` for the solver."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import FRIDAY, body, masks_of, week_of
from tourdetable.core.planner.model.rules import room
from tourdetable.core.planner.model.variables import DateVariables
from tourdetable.core.planner.terms.instance import Leave, RoomPool


def status(one: str, other: str, capacity: int = 1, leaves: tuple[Leave, ...] = ()) -> str:
    """Whether two bodies may meet in one pool on Friday, each at its part of the day."""
    year = week_of(body("A", room="Hall"), body("B", room="Hall"), relax=leaves)
    masks = masks_of(replace(year, room_pools=(RoomPool("Hall", capacity),)))
    dates = DateVariables(masks, [masks.year(each) for each in year.bodies])
    room.constrain(dates)
    for name, part in (("A", one), ("B", other)):
        dates.model.some([dates.by_bit[name][masks.bit(FRIDAY, part)]])
    return dates.model.solve().status


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [("AM", "PM", "optimal"), ("AM", "AM", "infeasible"), ("DAY", "PM", "infeasible")],
)
def test_a_room_holds_one_meeting_at_once(one: str, other: str, found: str) -> None:
    assert status(one, other) == found


def test_two_rooms_hold_two() -> None:
    assert status("AM", "DAY", capacity=2) == "optimal"


def test_left_out_it_asks_nothing() -> None:
    assert status("AM", "AM", leaves=(Leave("room", room="Hall"),)) == "optimal"
