"""The dates of one group."""

from __future__ import annotations

import time
from datetime import date

from msgspec.structs import replace

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
from tourdetable.core.planner.search.dates_search import (
    SearchSettings,
    Solution,
    all_bits,
    as_dates,
    cost_of,
    part_of,
    search_dates,
)
from tourdetable.core.planner.terms.instance import OPTIONAL, Instance, Leave, PinnedDate, Weights

CLUB = body("Club", seat("Rose"), friday=2)


def at(day: date, part: str = "AM") -> tuple[tuple[int, str], ...]:
    return ((day.toordinal(), part),)


def found(instance: Instance, how: SearchSettings | None = None) -> Solution:
    masks = masks_of(instance)
    years = [masks.year(one) for one in instance.bodies]
    return search_dates(masks, years, how or SearchSettings())


def test_a_free_search_has_no_end_and_a_shared_one_its_part_of_what_is_left() -> None:
    assert SearchSettings().seconds() is None
    left = SearchSettings(deadline=time.monotonic() + 100, share=0.5).seconds()
    assert left is not None
    assert 49 < left <= 50
    assert SearchSettings(deadline=time.monotonic() - 9).seconds() == 0.01


def test_the_part_of_some_bodies_names_only_them_and_their_people() -> None:
    other = body("Other", seat("Karim"))
    pins = (PinnedDate("Club", TUESDAY), PinnedDate("Other", FRIDAY))
    whole = week_of(CLUB, other, relax=[Leave("seat", "Club")])
    whole = Instance(
        whole.calendar, whole.persons, whole.bodies, locks=pins, forbid=pins, relax=whole.relax
    )
    part = part_of(whole, [other], [Leave("room")])
    assert ([one.id for one in part.bodies], [one.id for one in part.persons]) == (
        ["Other"],
        ["Karim"],
    )
    assert (part.locks, part.forbid) == (pins[1:], pins[1:])
    assert part.relax == (Leave("seat", "Club"), Leave("room"))


def test_the_cheapest_date_is_proved_so() -> None:
    days = [("Rose", TUESDAY), ("Rose", WEDNESDAY), ("Rose", date(2027, 3, 11))]
    solution = found(
        week_of(CLUB, away=[*days, ("Rose", NEXT_TUESDAY), ("Rose", date(2027, 3, 15))])
    )
    assert (solution.status, solution.cost, solution.bound) == ("optimal", 2, 2)
    assert [day for day, _part in solution.dates["Club"]] == [FRIDAY.toordinal()]


def test_a_body_that_can_meet_on_no_day_has_no_year_unless_its_meetings_are_not_counted() -> None:
    never = [("Rose", date(2027, 3, day)) for day in range(9, 17)]
    assert found(week_of(CLUB, away=never)) == Solution("infeasible")
    free = found(week_of(CLUB, away=never, relax=[Leave("count")]))
    assert (free.status, free.dates) == ("optimal", {"Club": ()})


def test_duties_that_are_modelled_keep_to_dates_when_somebody_may_hold_them() -> None:
    seats = (seat("Rose", duties=True), seat("Inès", "optional", duties=True))
    twice = body("Club", *seats, meetings=2, duties=["notes"], friday=2)
    instance = week_of(twice, away=[("Inès", TUESDAY), ("Inès", NEXT_TUESDAY)])
    masks = masks_of(instance)
    at_all = {"Club": (*at(TUESDAY), *at(FRIDAY), *at(NEXT_TUESDAY))}
    year = masks.year(twice).only(all_bits(masks, at_all)["Club"])
    asked = [
        search_dates(masks, [year], SearchSettings(with_duties=d)).cost for d in ((), ("Club",))
    ]
    assert asked == [0, 2]


def test_what_dates_cost_is_their_days_and_their_gaps() -> None:
    twice = body("Twice", meetings=2, friday=3)
    masks = masks_of(week_of(CLUB, twice))
    years = [masks.year(CLUB), masks.year(twice)]
    dates = {"Club": at(FRIDAY), "Twice": (*at(TUESDAY), *at(FRIDAY))}
    assert cost_of(masks, years, all_bits(masks, dates)) == 2 + 3


def test_bits_and_dates_say_the_same() -> None:
    masks = masks_of(week_of(CLUB))
    dates = {"Club": (*at(TUESDAY, "PM"), *at(FRIDAY, "DAY"))}
    assert as_dates(masks, all_bits(masks, dates)) == dates


def test_a_search_is_hurried_when_one_model_of_so_many_bodies_would_take_all_its_time() -> None:
    over = SearchSettings(deadline=0.0)
    assert [over.hurried(87), SearchSettings().hurried(87)] == [True, False]


def test_dates_known_already_cost_what_people_miss_too() -> None:
    tables = [body(name, seat("Claire", OPTIONAL)) for name in ("Arles", "Berre")]
    masks = masks_of(replace(week_of(*tables), weights=Weights(optional_absent=1)))
    years = [masks.year(table) for table in tables]
    how = SearchSettings(
        deadline=0.0, known={"Arles": at(TUESDAY), "Berre": at(TUESDAY)}, missed=("Claire",)
    )
    kept = search_dates(masks, years, how)
    assert (kept.status, kept.cost, kept.bound) == ("feasible", 1, 0)
