"""Invented years: what is hidden in them can be, and the planner proves a year at least as good."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bench.invented import club, country
from tests.effort import some
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting
from tourdetable.core.planner.wire.instance_json import read_instance

YEARS = {
    "a Club": lambda: club(3),
    "a department": lambda: country(3),
    "two departments": lambda: country(1, 2, tables=9),
    "with a national Club": lambda: country(2, 2, tables=9, national=True),
}


@pytest.mark.parametrize("name", some([*YEARS], 2))
def test_a_year_is_proven_best_and_no_dearer_than_the_hidden_one(name: str) -> None:
    year, hidden = YEARS[name]()
    instance = read_instance(year)
    found = plan(instance)
    assert found.cost is not None
    assert (found.status, found.bound, check(instance, found).violations) == (
        "optimal",
        found.cost.total,
        (),
    )
    assert found.cost.total <= check(instance, planned(hidden)).cost.total


@pytest.mark.parametrize("name", YEARS)
def test_what_is_hidden_keeps_every_rule_of_dates(name: str) -> None:
    year, hidden = YEARS[name]()
    violations = check(read_instance(year), planned(hidden)).violations
    broken = {violation.rule for violation in violations}
    assert broken <= {"seat", "partial", "quorum", "host", "duty_holder"}


def test_a_seed_is_one_year() -> None:
    one, again, other = (country(seed, tables=5) for seed in (4, 4, 5))
    assert (one == again, one == other) == (True, False)


def planned(hidden: dict[str, Any]) -> Plan:
    """The dates hidden in a year, nobody being named."""
    dates = [
        (body, date.fromisoformat(day), part) for body, at in hidden.items() for day, part in at
    ]
    return Plan("feasible", meetings=tuple(PlannedMeeting(*found) for found in dates))
