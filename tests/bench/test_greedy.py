"""The baseline: it plans every meeting it can, and pays more than the planner."""

from __future__ import annotations

from bench.greedy import greedy
from tests.core.planner.generate import feasible
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.wire.instance_json import read_instance


def test_a_greedy_year_is_dearer_or_breaks_rules() -> None:
    instance = read_instance(feasible(0)[0])
    by_hand, best = greedy(instance), plan(instance)
    report = check(instance, by_hand)
    assert best.cost is not None
    assert report.violations or report.cost.total > best.cost.total
    assert report.cost == by_hand.cost
