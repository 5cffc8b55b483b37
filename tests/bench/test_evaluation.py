"""An evaluation is measured on a real network, and judged by what it may cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.evaluation import EvaluationCost, measure_evaluation, say
from tests.domain.builders import TODAY, found_circle
from tests.domain.builders import hold as held

COST = EvaluationCost(1000, 40_000, 49, 4.0)


def test_what_keeps_its_bounds_is_no_fault() -> None:
    assert list(COST.faults) == []
    assert say(COST) == ("evaluation of 1000 bodies: 40000 lines, 49 queries, 4.0 s of processor")


def test_each_bound_is_told() -> None:
    slow = replace(COST, seconds=5.1, queries=61)
    assert list(slow.faults) == ["evaluation: 5.1 s for 1000 bodies", "evaluation: 61 queries"]


@pytest.mark.django_db
def test_a_network_is_measured_with_as_many_queries_whatever_it_holds() -> None:
    circle = found_circle()
    first = measure_evaluation(circle.network, TODAY)
    held(circle)
    then = measure_evaluation(circle.network, TODAY)
    assert (first.bodies, first.queries) == (1, then.queries)
    assert then.lines > first.lines
