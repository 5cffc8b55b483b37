"""What each rule asks of the solver."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import (
    FRIDAY,
    NEXT_TUESDAY,
    TUESDAY,
    WEDNESDAY,
    body,
    masks_of,
    week_of,
)
from tourdetable.core.planner.model.rules import (
    YearRule,
    between,
    keep_count,
    keep_gap_max,
    keep_gap_min,
    keep_lock,
    keep_rooms,
    keep_tail,
    narrowest,
    widest,
)
from tourdetable.core.planner.model.variables import DateVariables
from tourdetable.core.planner.terms.instance import GapSpec, Instance, Leave, PinnedDate, RoomPool

SPACED = replace(body("Club"), gap=GapSpec(min=3))
OFTEN = replace(body("Club"), gap=GapSpec(max=5))
LATE = replace(body("Club"), tail_max=291)
"""A meeting on 15 March or later."""
LOCKED = replace(week_of(body("Club")), locks=(PinnedDate("Club", FRIDAY),))


def accepts(rule: YearRule, instance: Instance, *days: date) -> bool:
    """Whether the first body may meet on the mornings of these days, and on no other half-day."""
    masks = masks_of(instance)
    year = masks.year(instance.bodies[0])
    dates = DateVariables(masks, [year])
    rule(dates, year)
    chosen = {masks.bit(day, "AM") for day in days}
    for bit, variable in dates.by_bit[year.body.id].items():
        dates.model.some([variable if bit in chosen else -1 - variable])
    return dates.model.solve().status == "optimal"


def test_a_body_meets_as_many_times_as_it_should() -> None:
    year = week_of(body("Club", meetings=2))
    assert accepts(keep_count, year, TUESDAY, FRIDAY)
    assert not accepts(keep_count, year, TUESDAY)
    assert not accepts(keep_count, year, TUESDAY, WEDNESDAY, FRIDAY)


def test_count_left_out_asks_nothing() -> None:
    assert accepts(keep_count, week_of(body("Club", meetings=2), relax=[Leave("count", "Club")]))


def test_meetings_are_so_many_days_apart() -> None:
    assert accepts(keep_gap_min, week_of(SPACED), TUESDAY, FRIDAY)
    assert not accepts(keep_gap_min, week_of(SPACED), WEDNESDAY, FRIDAY)


def test_gap_min_left_out_asks_nothing() -> None:
    assert accepts(
        keep_gap_min, week_of(SPACED, relax=[Leave("gap_min", "Club")]), WEDNESDAY, FRIDAY
    )


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        ([WEDNESDAY], False),
        ([FRIDAY], True),
        ([WEDNESDAY, NEXT_TUESDAY], False),
        ([TUESDAY, FRIDAY], True),
        ([], False),
    ],
)
def test_no_silence_between_the_borders_is_too_long(days: list[date], kept: bool) -> None:
    assert accepts(keep_gap_max, week_of(OFTEN), *days) == kept


def test_gap_max_left_out_asks_nothing() -> None:
    assert accepts(keep_gap_max, week_of(OFTEN, relax=[Leave("gap_max", "Club")]))


def test_a_meeting_is_late_enough() -> None:
    assert accepts(keep_tail, week_of(LATE), TUESDAY, NEXT_TUESDAY)
    assert not accepts(keep_tail, week_of(LATE), TUESDAY, FRIDAY)


def test_tail_left_out_asks_nothing() -> None:
    assert accepts(keep_tail, week_of(LATE, relax=[Leave("tail", "Club")]), TUESDAY)


def test_a_locked_date_is_held_at_any_part() -> None:
    assert accepts(keep_lock, LOCKED, TUESDAY, FRIDAY)
    assert not accepts(keep_lock, LOCKED, TUESDAY)


def test_a_lock_on_a_part_is_held_then() -> None:
    afternoon = replace(LOCKED, locks=(PinnedDate("Club", FRIDAY, "PM"),))
    assert not accepts(keep_lock, afternoon, FRIDAY)


def test_lock_left_out_asks_nothing() -> None:
    assert accepts(keep_lock, replace(LOCKED, relax=(Leave("lock", "Club"),)), TUESDAY)


def status(one: str, other: str, capacity: int = 1, leaves: tuple[Leave, ...] = ()) -> str:
    """Whether two bodies may meet in one pool on Friday, each at its part of the day."""
    year = week_of(body("A", room="Hall"), body("B", room="Hall"), relax=leaves)
    masks = masks_of(replace(year, room_pools=(RoomPool("Hall", capacity),)))
    dates = DateVariables(masks, [masks.year(each) for each in year.bodies])
    keep_rooms(dates)
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


def test_room_left_out_asks_nothing() -> None:
    assert status("AM", "AM", leaves=(Leave("room", room="Hall"),)) == "optimal"


def test_a_window_holds_the_values_from_a_first_to_a_last() -> None:
    assert between([1, 3, 3, 5, 8], 3, 5) == (1, 4)
    assert between([1, 3, 3, 5, 8], 6, 7) == (4, 4)


def test_the_widest_hold_two_options_and_are_in_no_other() -> None:
    assert widest([(0, 3), (1, 3), (2, 4), (3, 4)]) == [(0, 3), (2, 4)]


def test_the_narrowest_contain_no_other() -> None:
    assert narrowest([(0, 3), (1, 3), (1, 4), (2, 4)]) == [(1, 3), (2, 4)]
    assert narrowest([(0, 0), (0, 2)]) == [(0, 0)]
