"""A body's cheapest year by itself: what the solver finds too."""

from __future__ import annotations

from msgspec.structs import replace

from tests.core.planner.generate import feasible
from tests.core.planner.search.few import body, masks_of, week_of
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.dates.paths import (
    is_simple,
    least_cost,
    shortest,
)
from tourdetable.core.planner.search.dates_search import SearchSettings, cost_of, search_dates
from tourdetable.core.planner.terms.instance import GapSpec
from tourdetable.core.planner.wire.instance_json import read_instance


def test_a_path_costs_what_the_solver_proves() -> None:
    for seed in (3, 8):
        instance = read_instance(feasible(seed, bodies=4, people=40, shared=0.1)[0])
        masks = Masks(Ground(instance))
        for one in instance.bodies:
            year = masks.year(one)
            path = shortest(masks, year)
            assert path is not None
            proved = search_dates(masks, [year], SearchSettings())
            costs = path.cost, cost_of(masks, [year], {one.id: path.at}), least_cost(masks, one)
            assert costs == (proved.cost, proved.cost, proved.cost)


def test_a_path_keeps_out_of_the_moments_that_are_taken() -> None:
    twice = replace(body("Club", meetings=2, friday=1), gap=GapSpec(min=7))
    masks = masks_of(week_of(twice))
    year = masks.year(twice)
    path = shortest(masks, year)
    assert path is not None
    assert (path.at, path.cost) == ([year.at[0], year.at[-3]], 0)
    assert shortest(masks, year, taken=year.mask & ~(1 << year.at[0])) is None


def test_a_body_that_may_meet_twice_a_day_is_left_to_the_solver() -> None:
    club = body("Club", friday=1)
    masks = masks_of(week_of(club))
    assert (is_simple(masks, club), least_cost(masks, club)) == (False, 0)
