"""Who may be expected once more."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.planner.search.few import (
    FRIDAY,
    NEXT_TUESDAY,
    TUESDAY,
    body,
    masks_of,
    seat,
    week_of,
)
from tourdetable.core.planner.search.bookings import Booking, Bookings
from tourdetable.core.planner.terms.instance import Leave

BODIES = (body("Club", seat("Rose")), body("Near", seat("Rose")), body("Far", seat("Rose"), km=41))
RULES = ("one_place", "travel", "week_cap")


class Rose:
    """Rose's bookings, one at the Club on a Tuesday morning."""

    def __init__(self, cap: int | None = None, relax: tuple[Leave, ...] = ()) -> None:
        self.masks = masks_of(week_of(*BODIES, cap=cap, relax=relax))
        self.bookings = Bookings(self.masks)
        self.first = self.at("Club", TUESDAY, "AM")
        self.bookings.add(self.first)

    def at(self, name: str, day: date, part: str) -> Booking:
        return Booking("Rose", name, "Rose", self.masks.bit(day, part))

    def can(self, name: str, day: date, part: str) -> bool:
        return self.bookings.can(self.at(name, day, part))


@pytest.mark.parametrize(
    ("name", "part", "can"),
    [("Near", "AM", False), ("Near", "DAY", False), ("Near", "PM", True), ("Far", "PM", False)],
)
def test_one_place_at_a_time_and_none_too_far_on_one_day(name: str, part: str, can: bool) -> None:
    assert Rose().can(name, TUESDAY, part) is can


def test_another_day_is_free_however_far() -> None:
    assert Rose().can("Far", FRIDAY, "AM")


@pytest.mark.parametrize(
    ("rule", "name", "part"), [("one_place", "Near", "AM"), ("travel", "Far", "PM")]
)
@pytest.mark.parametrize("left", ["Club", "other"])
def test_a_rule_left_out_at_either_body_forbids_nothing(
    rule: str, name: str, part: str, left: str
) -> None:
    at = left if left == "Club" else name
    assert Rose(relax=(Leave(rule, at, "Rose", "Rose"),)).can(name, TUESDAY, part)
    other = "travel" if rule == "one_place" else "one_place"
    assert not Rose(relax=(Leave(other, at, "Rose", "Rose"),)).can(name, TUESDAY, part)


def test_a_week_holds_as_many_meetings_as_one_accepts() -> None:
    assert (Rose(1).can("Near", FRIDAY, "AM"), Rose(1).can("Near", NEXT_TUESDAY, "AM")) == (
        False,
        True,
    )
    assert Rose(2).can("Near", FRIDAY, "AM")


def test_a_body_spared_the_weekly_cap_neither_counts_nor_is_stopped() -> None:
    assert Rose(1, (Leave("week_cap", "Club"),)).can("Near", FRIDAY, "AM")
    assert Rose(1, (Leave("week_cap", "Near"),)).can("Near", FRIDAY, "AM")


def test_two_seats_of_one_meeting_count_once_in_a_week() -> None:
    rose = Rose(1, (Leave("one_place"),))
    assert rose.bookings.can(rose.first._replace(seat="other"))


def test_who_is_expected_no_more_is_free_again() -> None:
    rose = Rose(1)
    assert rose.bookings.total == {"Rose": 1}
    rose.bookings.remove(rose.first)
    assert rose.bookings.total == {"Rose": 0}
    assert rose.can("Near", TUESDAY, "AM")
