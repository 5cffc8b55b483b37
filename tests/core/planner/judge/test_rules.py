"""The registry of rules.

Each has a test file of its own, and what the solver filters is what is judged.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.planner.generate import feasible
from tests.core.planner.judged import Judged
from tourdetable.core.planner.judge import rules
from tourdetable.core.planner.judge.rules import DAY_RULES, DayRule
from tourdetable.core.planner.terms.instance import RULES

HERE, SOURCE = Path(__file__).parent / "rules", Path(rules.__file__).parent


def test_every_rule_of_the_format_is_judged_in_its_order() -> None:
    assert tuple(rules.RULES) == RULES


def test_every_rule_has_a_test_file_of_its_own() -> None:
    written = {path.relative_to(SOURCE) for path in SOURCE.rglob("[!_]*.py")}
    tested = {
        path.relative_to(HERE).with_name(path.name.removeprefix("test_"))
        for path in HERE.rglob("test_*.py")
    }
    assert written == tested | {Path("people/same_day.py")}


def test_the_sound_year_is_sound() -> None:
    assert Judged().broken() == []


@pytest.mark.parametrize("rule", DAY_RULES, ids=lambda rule: rule.CODE)
def test_what_a_rule_leaves_to_the_solver_is_what_it_allows(rule: DayRule) -> None:
    judged = Judged()
    judged.year = feasible(4)[0]
    for body in judged.year["bodies"]:
        masked, allowed = judged.days(rule, body["id"])
        assert masked == allowed
