"""The dates of bodies: rules kept, unevenness paid for as the judge counts it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import FRIDAY, TUESDAY, body, masks_of, week_of
from tourdetable.core.planner.judge.charges import gap_charges, total
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.terms.instance import Calendar, GapSpec, Span

MONDAY = date(2027, 1, 4)


@pytest.mark.parametrize("weeks", [(0, 3), (1, 2), (4, 5), (0, 7), (3, 4), (2, 5)])
def test_the_cost_of_gaps_is_the_judges(weeks: tuple[int, int]) -> None:
    days = [MONDAY + timedelta(weeks=number) for number in weeks]
    club = body("Club", meetings=2)
    club = replace(club, season=Span(MONDAY, date(2027, 2, 26)), gap=GapSpec(ideal=21, tol=7))
    year = replace(week_of(club), calendar=Calendar(MONDAY, date(2027, 2, 26)))
    masks = masks_of(year)
    options = masks.year(club).only(masks.bit(day, "AM") for day in days)
    found = DatesModel(masks, [options]).model.solve()
    cost = total(gap_charges(masks.ground, club, days))
    assert (found.status, found.objective) == ("optimal", cost)


def test_the_cheapest_date_is_chosen() -> None:
    masks = masks_of(week_of(club := body("Club", friday=3)))
    bits = [masks.bit(FRIDAY, "AM"), masks.bit(TUESDAY, "AM")]
    dates = DatesModel(masks, [masks.year(club).only(bits)])
    assert dates.chosen(dates.model.solve().values) == {"Club": [masks.bit(TUESDAY, "AM")]}


def test_settled_dates_are_all_held() -> None:
    masks = masks_of(week_of(club := body("Club", meetings=1)))
    bits = [masks.bit(TUESDAY, "AM"), masks.bit(FRIDAY, "AM")]
    dates = DatesModel(masks, [masks.settled(club, bits)], optimise=False, settled=True)
    assert dates.chosen(dates.model.solve(optimise=False).values) == {"Club": bits}
