"""The old meetings of a model: as many as can be stay, those with most people first."""

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
    seat,
    week_of,
)
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.search.mending.stays import Stays, moved_alone
from tourdetable.core.planner.terms.instance import GapSpec, PinnedDate
from tourdetable.core.planner.terms.plan import FEASIBLE


def test_fewest_move_then_fewest_are_told() -> None:
    club = body("Club", seat("Rose"), seat("Karim"))
    small = body("Small", seat("Rose"))
    masks = masks_of(week_of(club, small))
    at = [masks.bit(day, "AM") for day in (TUESDAY, FRIDAY)]
    dates = DatesModel(masks, [masks.year(one).only(at) for one in (club, small)])
    for bit in at:
        dates.model.at_most_one([dates.by_bit[one][bit] for one in ("Club", "Small")])
    stays = Stays(dates, {"Club": at[:1], "Small": at[:1]})
    stays.charge_moves(dates.model)
    answer = dates.model.solve()
    assert dates.chosen(answer.values) == {"Club": at[:1], "Small": at[1:]}
    assert (stays.moved(answer), stays.least_moved(answer), answer.objective) == (
        1,
        1,
        stays.crowd + 1,
    )


def test_an_answer_that_is_not_proved_says_what_its_bound_says() -> None:
    club = body("Club", seat("Rose"), meetings=2)
    masks = masks_of(week_of(club))
    at = [masks.bit(day, "AM") for day in (TUESDAY, FRIDAY)]
    dates = DatesModel(masks, [masks.year(club).only(at)])
    stays = Stays(dates, {"Club": at})
    stays.charge_moves(dates.model)
    answer = dates.model.solve()
    unproved = type(answer)(FEASIBLE, [0, 0], bound=2 * stays.crowd)
    assert (stays.moved(unproved), stays.least_moved(unproved)) == (2, 1)


@pytest.mark.parametrize(("lock", "moved"), [(FRIDAY, 0), (WEDNESDAY, 2)])
def test_a_body_alone_says_how_many_must_move(lock: date, moved: int) -> None:
    """Meetings on Tuesday and Friday, three days apart: one between leaves room for neither."""
    club = replace(body("Club", seat("Rose"), meetings=2), gap=GapSpec(min=3, max=30))
    masks = masks_of(replace(week_of(club), locks=(PinnedDate("Club", lock),)))
    old = [masks.bit(day, "AM") for day in (TUESDAY, FRIDAY)]
    assert moved_alone(masks, masks.year(club), old) == moved
    assert moved_alone(masks, masks.year(club).only([masks.bit(NEXT_TUESDAY, "AM")]), old) == 0
