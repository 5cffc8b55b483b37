"""What people must miss, counted by half-days: never more than they do miss."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import FRIDAY, TUESDAY, body, masks_of, seat, week_of
from tourdetable.core.planner.model.absences_model import AbsencesModel
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.terms.days import AM, DAY, PM
from tourdetable.core.planner.terms.instance import (
    ALL,
    OPTIONAL,
    BodySpec,
    Instance,
    Leave,
    PersonSpec,
    Weights,
)

Held = tuple[date, str]
SPARE, NEEDED = seat("Ana", OPTIONAL), seat("Ana", ALL)


def missed(instance: Instance, *held: Held) -> int:
    """What is charged for these dates, one a body."""
    masks = masks_of(replace(instance, weights=Weights(optional_absent=2, gap_excess_week=0)))
    dates = zip(instance.bodies, held, strict=True)
    years = [masks.settled(one, [masks.bit(*when)]) for one, when in dates]
    model = DatesModel(masks, years)
    AbsencesModel(model, ["Ana"])
    return model.model.solve().objective or 0


def bodies(*seats: str, far: bool = False) -> list[BodySpec]:
    """Bodies where Ana sits: `needed` or `spare`."""
    found = {"needed": NEEDED, "spare": SPARE}
    return [
        body(f"B{number}", found[kind], km=90.0 * number * far) for number, kind in enumerate(seats)
    ]


MORNING, NOON, WHOLE = (TUESDAY, AM), (TUESDAY, PM), (TUESDAY, DAY)


@pytest.mark.parametrize(
    ("held", "cost"),
    [
        ([MORNING, NOON, (FRIDAY, AM)], 0),
        ([MORNING, MORNING, (FRIDAY, AM)], 2),
        ([MORNING, MORNING, MORNING], 4),
        ([MORNING, NOON, WHOLE], 2),
        ([MORNING, WHOLE, WHOLE], 4),
    ],
)
def test_one_meeting_is_attended_at_each_half_day(held: list[Held], cost: int) -> None:
    assert missed(week_of(*bodies("spare", "spare", "spare")), *held) == cost


@pytest.mark.parametrize(
    ("held", "cost"),
    [
        ([MORNING, NOON, (FRIDAY, AM)], 2),
        ([MORNING, NOON, NOON], 4),
        ([NOON, MORNING, MORNING], 4),
    ],
)
def test_one_place_is_attended_on_a_day_when_they_are_far(held: list[Held], cost: int) -> None:
    assert missed(week_of(*bodies("spare", "spare", "spare", far=True)), *held) == cost


def test_a_seat_that_must_be_filled_comes_first() -> None:
    assert missed(week_of(*bodies("needed", "spare")), MORNING, MORNING) == 2


@pytest.mark.parametrize(("cap", "cost"), [(None, 0), (2, 2), (1, 4)])
def test_a_full_week_is_missed_too(cap: int | None, cost: int) -> None:
    year = week_of(*bodies("spare", "spare", "spare"), cap=cap)
    assert missed(year, MORNING, NOON, (FRIDAY, AM)) == cost


def test_who_would_come_only_if_need_be_misses_less() -> None:
    year = week_of(*bodies("spare", "spare"))
    ana = PersonSpec("Ana", if_need_be=((TUESDAY, AM),))
    assert missed(replace(year, persons=(ana,)), MORNING, MORNING) == 1


def test_who_may_be_in_two_places_misses_nothing() -> None:
    year = week_of(*bodies("spare", "spare"), relax=[Leave("one_place", person="Ana")])
    assert missed(year, MORNING, MORNING) == 0


def test_a_seat_that_may_be_held_besides_another_misses_nothing() -> None:
    """Ana may hold her seat of the first body from wherever she is."""
    year = week_of(*bodies("spare", "spare"), relax=[Leave("one_place", "B0", "Ana", "Ana")])
    assert missed(year, MORNING, MORNING) == 0


def test_far_places_are_not_counted_when_the_road_is_left_out() -> None:
    year = week_of(*bodies("spare", "spare", far=True), relax=[Leave("travel")])
    assert missed(year, MORNING, NOON) == 0


def test_a_partner_who_is_there_may_come_instead() -> None:
    pair = seat("Ana Bob", OPTIONAL)
    here, there = body("B0", pair), body("B1", SPARE)
    assert missed(week_of(here, there), MORNING, MORNING) == 0
    away = week_of(here, there, away=[("Bob", TUESDAY)])
    assert missed(away, MORNING, MORNING) == 2


@pytest.mark.parametrize(
    ("kinds", "held", "cost"),
    [
        (("pair", "spare"), (MORNING, MORNING), 0),
        (("pair", "pair", "spare"), (MORNING, MORNING, MORNING), 2),
        (("pair", "Bob", "spare"), (MORNING, MORNING, MORNING), 2),
        (("pair", "pair", "spare", "spare"), (MORNING, MORNING, NOON, NOON), 2),
        (("pair", "pair", "spare"), (MORNING, WHOLE, WHOLE), 2),
        (("pair", "pair", "spare"), (MORNING, MORNING, NOON), 0),
    ],
)
def test_two_who_share_seats_attend_two_meetings(
    kinds: Sequence[str], held: Sequence[Held], cost: int
) -> None:
    """Ana may be missed where she sits alone: Bob does what he can of what they share."""
    seats = {"pair": seat("Ana Bob", ALL), "Bob": seat("Bob", ALL), "spare": SPARE}
    tables = [body(f"B{number}", seats[kind]) for number, kind in enumerate(kinds)]
    assert missed(week_of(*tables), *held) == cost


def test_two_who_share_far_seats_attend_one_each_on_a_day() -> None:
    pair = seat("Ana Bob", ALL)
    tables = body("B0", pair), body("B1", pair, km=90.0), body("B2", SPARE, km=180.0)
    assert missed(week_of(*tables), MORNING, NOON, NOON) == 2
