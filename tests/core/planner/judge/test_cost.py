"""What dates and gaps cost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import FRIDAY, TUESDAY, body, seat, week_of
from tourdetable.core.planner.judge.cost import (
    date_cost,
    optional_absent,
    regularity_cost,
    week_bounds,
)
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.terms.instance import OPTIONAL, GapSpec, Span, Weights


@pytest.mark.parametrize(
    ("gap", "bounds"),
    [
        (GapSpec(ideal=70, tol=14), (8, 12)),
        (GapSpec(ideal=0, tol=0), (0, 2)),
        (GapSpec(ideal=10, tol=20), (-1, 3)),
    ],
)
def test_weeks_within_the_tolerance_cost_nothing(gap: GapSpec, bounds: tuple[int, int]) -> None:
    assert week_bounds(gap) == bounds


def test_a_date_costs_what_is_disliked_and_who_is_away() -> None:
    club = body("Club", seat("Ana", OPTIONAL), friday=3)
    year = replace(week_of(club, away=[("Ana", FRIDAY)]), weights=Weights(2, optional_absent=5))
    ground = Ground(year)
    assert optional_absent(ground, club, FRIDAY, "AM") == list(club.seats)
    assert (date_cost(ground, club, FRIDAY, "AM"), date_cost(ground, club, TUESDAY, "AM")) == (
        11,
        0,
    )


@pytest.mark.parametrize(
    ("weeks", "cost"),
    [((3, 6), 0), ((3, 8), 5), ((3, 4), 10), ((5, 7), 10), ((0, 9), 25)],
)
def test_long_gaps_count_to_the_borders_and_short_ones_do_not(
    weeks: tuple[int, ...], cost: int
) -> None:
    monday = date(2027, 1, 4)
    season = Span(monday, monday + timedelta(weeks=9, days=4))
    club = replace(body("Club", meetings=2), season=season, gap=GapSpec(ideal=21, tol=7))
    days = [monday + timedelta(weeks=number) for number in weeks]
    assert regularity_cost(Ground(week_of(club)), club, days) == cost
