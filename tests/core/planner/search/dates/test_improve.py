"""Large neighbourhood search: dates only get better, and every body is tried."""

from __future__ import annotations

from dataclasses import replace

from tests.core.planner.generate import feasible
from tests.core.planner.search.few import body, masks_of, seat, week_of
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.dates.improve import Neighbourhood, improved
from tourdetable.core.planner.search.dates.warm_start import warm_start
from tourdetable.core.planner.search.dates_search import (
    SearchSettings,
    all_bits,
    as_dates,
    cost_of,
)
from tourdetable.core.planner.wire.instance_json import read_instance

CLUB, GROUP, TABLE = body("Club", seat("Rose")), body("Group", seat("Rose")), body("Table")
WEEK = week_of(CLUB, GROUP, TABLE)


def test_who_shares_somebody_is_beside() -> None:
    beside = Neighbourhood(masks_of(WEEK), WEEK.bodies)
    assert ([beside.near([at]) for at in range(3)], beside.blocks(2)) == (
        [[1], [0], []],
        [[0, 1], [2]],
    )


def test_dates_cost_no_more_after_a_pass_and_nothing_is_tried_after_a_stop() -> None:
    instance = read_instance(feasible(8, bodies=10, people=40, meetings=3, shared=0.3)[0])
    masks = Masks(Ground(instance))
    years = [masks.year(one) for one in instance.bodies]
    first = as_dates(masks, warm_start(masks, years))
    costs = []
    for seed in (2, 3):
        how = replace(SearchSettings(), seed=seed)
        found, work = improved(masks, years, first, how, lambda _best, _bound: True)
        assert sorted(found) == sorted(first)
        costs.append(cost_of(masks, years, all_bits(masks, found)))
        assert work > 0
    assert max(costs) <= cost_of(masks, years, all_bits(masks, first))
    stopped, _ = improved(masks, years, first, SearchSettings(), lambda _best, _bound: False)
    assert stopped == first
