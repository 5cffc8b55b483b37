"""When a body may meet, and what each option costs."""

from __future__ import annotations

from msgspec import structs

from tests.core.planner.search.few import (
    FRIDAY,
    NEXT_TUESDAY,
    TUESDAY,
    WEDNESDAY,
    body,
    masks_of,
    seat,
    week_of,
)
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.terms.instance import OPTIONAL, Leave


def days(masks: Masks, year: DateOptions) -> list[str]:
    return sorted({str(masks.when(bit)[0]) for bit in year.at})


def test_options_avoid_the_absences_of_a_full_seat() -> None:
    club = body("Club", seat("Ana"))
    masks = masks_of(week_of(club, away=[("Ana", TUESDAY), ("Ana", FRIDAY)]))
    assert days(masks, masks.year(club)) == ["2027-03-10", "2027-03-11", "2027-03-15", "2027-03-16"]


def test_one_of_a_pair_is_enough() -> None:
    club = body("Club", seat("Ana Bo"))
    away = [("Ana", TUESDAY), ("Bo", WEDNESDAY)]
    masks = masks_of(week_of(club, away=away))
    bit = masks.bit(TUESDAY, "AM")
    assert masks.free_of(club, club.seats[0], bit) == ["Bo"]
    assert masks.year(club).mask == masks.allowed(club)
    assert "2027-03-09" in days(masks, masks.year(club))


def test_a_seat_left_out_binds_nobody() -> None:
    club = body("Club", seat("Ana"))
    masks = masks_of(week_of(club, away=[("Ana", TUESDAY)], relax=[Leave("seat", "Club", "Ana")]))
    assert masks.needed(club) == []
    club = structs.replace(club, quorum=0)
    assert "2027-03-09" in days(masks, masks.year(club))


def test_a_duty_needs_somebody_who_takes_turns() -> None:
    club = body("Club", seat("Ana", OPTIONAL, duties=True), duties=["chair"])
    masks = masks_of(week_of(club, away=[("Ana", TUESDAY)]))
    assert "2027-03-09" not in days(masks, masks.year(club))


def test_two_seats_of_one_person_need_two_people() -> None:
    twice = body("Club", seat("Ana Bo"), seat("Ana"))
    masks = masks_of(week_of(twice, away=[("Bo", NEXT_TUESDAY)]))
    assert "2027-03-16" not in days(masks, masks.year(twice))
    assert "2027-03-15" in days(masks, masks.year(twice))


def test_a_disliked_day_costs_more() -> None:
    club = body("Club", friday=3)
    masks = masks_of(week_of(club))
    year = masks.year(club)
    costs = dict(zip(year.at, year.costs, strict=True))
    assert (costs[masks.bit(FRIDAY, "AM")], costs[masks.bit(TUESDAY, "AM")]) == (3, 0)


def test_settled_options_cost_nothing_and_are_asked_nothing() -> None:
    club = body("Club", seat("Ana"))
    masks = masks_of(week_of(club, away=[("Ana", TUESDAY)]))
    bit = masks.bit(TUESDAY, "AM")
    year = masks.settled(club, [bit])
    assert (year.at, year.days, year.costs, year.mask) == (
        [bit], [TUESDAY.toordinal()], [0], 1 << bit,
    )  # fmt: skip
