"""What people can do: in one place, near enough, not too often."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import FRIDAY, TUESDAY, WEDNESDAY, body, masks_of, seat, week_of
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.terms.instance import PARTIAL, Instance, Leave

ONE, PAIR = (seat("Ana"),), (seat("Ana Bo"),)


def possible(year: Instance, *times: tuple[date, str], explicit: tuple[str, ...] = ()) -> bool:
    """Whether people can do all these meetings, one a body in order."""
    masks = masks_of(year)
    bits = [masks.bit(*when) for when in times]
    years = [masks.year(one).only([bit]) for one, bit in zip(year.bodies, bits, strict=True)]
    dates = DatesModel(masks, years, optimise=False)
    PeopleModel(dates, explicit)
    return dates.model.solve(optimise=False).status in ("optimal", "feasible")


@pytest.mark.parametrize("explicit", [(), ("Ana",)])
def test_one_person_is_in_one_place(explicit: tuple[str, ...]) -> None:
    year = week_of(body("A", *ONE), body("B", *ONE))
    assert possible(year, (FRIDAY, "AM"), (FRIDAY, "PM"), explicit=explicit)
    assert not possible(year, (FRIDAY, "AM"), (FRIDAY, "DAY"), explicit=explicit)


@pytest.mark.parametrize("explicit", [(), ("Ana",)])
def test_nor_too_far_away_on_one_day(explicit: tuple[str, ...]) -> None:
    year = week_of(body("A", *ONE), body("B", *ONE, km=100))
    assert not possible(year, (FRIDAY, "AM"), (FRIDAY, "PM"), explicit=explicit)
    assert possible(year, (FRIDAY, "AM"), (WEDNESDAY, "PM"), explicit=explicit)


@pytest.mark.parametrize("explicit", [(), ("Ana",)])
def test_nor_more_often_in_a_week_than_accepted(explicit: tuple[str, ...]) -> None:
    bodies = (body("A", *ONE), body("B", *ONE))
    times = ((WEDNESDAY, "AM"), (FRIDAY, "AM"))
    assert not possible(week_of(*bodies, cap=1), *times, explicit=explicit)
    assert possible(week_of(*bodies, cap=2), *times, explicit=explicit)
    spared = week_of(*bodies, cap=1, relax=[Leave("week_cap", "A", "Ana", "Ana")])
    assert possible(spared, *times, explicit=explicit)


@pytest.mark.parametrize("explicit", [(), ("Ana",)])
def test_a_pair_is_in_two_places_not_in_three(explicit: tuple[str, ...]) -> None:
    two, three = (body("A", *PAIR), body("B", *PAIR)), body("C", *PAIR)
    at_once = ((FRIDAY, "AM"), (FRIDAY, "AM"))
    assert possible(week_of(*two), *at_once, explicit=explicit)
    assert not possible(week_of(*two, three), *at_once, (FRIDAY, "AM"), explicit=explicit)


def test_a_pair_of_which_one_is_away_is_in_one_place() -> None:
    year = week_of(body("A", *PAIR), body("B", *PAIR), away=[("Bo", FRIDAY)])
    assert not possible(year, (FRIDAY, "AM"), (FRIDAY, "AM"))


def test_a_partial_seat_needs_enough_dates_on_which_somebody_is_there() -> None:
    year = week_of(body("A", seat("Ana", PARTIAL, 1)), away=[("Ana", TUESDAY)])
    assert possible(year, (FRIDAY, "AM"))
    assert not possible(year, (TUESDAY, "AM"))


def test_who_may_be_in_two_places_fills_two_seats_of_a_meeting_though_others_are_far_away() -> None:
    owed = seat("Ana", PARTIAL, 1)
    bodies = (body("A", owed, replace(owed, id="Also Ana")), body("B", *ONE, km=100))
    year = week_of(*bodies, relax=[Leave("one_place", person="Ana")])
    assert possible(year, (FRIDAY, "AM"), (WEDNESDAY, "PM"), explicit=("Ana",))
    assert not possible(year, (FRIDAY, "AM"), (FRIDAY, "PM"), explicit=("Ana",))
