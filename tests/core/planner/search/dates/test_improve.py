"""Large neighbourhood search: dates only get better, and every body is tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.core.planner.generate import feasible
from tests.core.planner.search.few import FRIDAY, TUESDAY, body, masks_of, seat, week_of
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.dates import improve
from tourdetable.core.planner.search.dates.improve import Neighbourhood, improved
from tourdetable.core.planner.search.dates.warm_start import warm_start
from tourdetable.core.planner.search.dates_search import (
    Dates,
    SearchSettings,
    all_bits,
    as_dates,
    cost_of,
    search_dates,
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
        found = improved(masks, years, first, how, lambda _best, _bound: True)
        assert sorted(found.dates) == sorted(first)
        costs.append(cost_of(masks, years, all_bits(masks, found.dates)))
        assert (found.cost, found.work > 0) == (costs[-1], True)
    assert max(costs) <= cost_of(masks, years, all_bits(masks, first))
    stopped = improved(masks, years, first, SearchSettings(), lambda _best, _bound: False)
    assert stopped.dates == first


def test_blocks_planned_by_themselves_are_a_bound_that_no_year_beats(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(improve, "BLOCK", 2)
    pairs = {"Rose": ("A", "B"), "Karim": ("C", "D")}
    bodies = [
        body(name, seat(who), km=km, friday=3)
        for who, names in pairs.items()
        for name, km in zip(names, (0, 100), strict=True)
    ]
    off = [TUESDAY + timedelta(days=days) for days in (1, 2, 6, 7)]
    masks = masks_of(week_of(*bodies, away=[(who, day) for who in pairs for day in off]))
    years = [masks.year(one) for one in bodies]
    fridays: Dates = {one.id: ((FRIDAY.toordinal(), "AM"),) for one in bodies}
    told: list[int | None] = []

    def tell(_best: int | None, bound: int | None) -> bool:
        told.append(bound)
        return True

    found = improved(masks, years, fridays, SearchSettings(), tell, proving=True)
    assert [bound for bound in told if bound is not None] == [0, 3, 6]
    assert (found.cost, found.bound) == (6, 6)
    assert search_dates(masks, years, SearchSettings()).cost == 6
