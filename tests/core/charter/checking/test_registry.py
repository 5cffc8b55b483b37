"""Every check documents its parameters, and its sentences can be said."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tourdetable.core import charter
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.terms.model import Gate

FOLDER = Path(next(iter(charter.__path__)))


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_a_parameter_says_what_it_means_and_shows_an_example(check: Check) -> None:
    for parameter in check.declared().values():
        assert parameter.words.endswith(".")
        assert parameter.example.startswith(f"{parameter.name} = ")


def test_a_check_is_found_by_its_name_and_no_other_is() -> None:
    assert [check.name for check in CHECKS.values()] == list(CHECKS)
    assert ("weekday" in CHECKS, "weekdays" in CHECKS) == (True, False)
    with pytest.raises(KeyError):
        CHECKS["weekdays"]


def test_only_what_an_act_itself_writes_may_be_refused() -> None:
    assert [name for name, check in CHECKS.items() if Gate.REFUSE in check.gates] == [
        "weekday",
        "meeting_season",
        "blackout",
        "team_size",
    ]


def phrases() -> list[str]:
    """Every source of a `Phrase` in the core."""
    found = []
    for file in sorted(FOLDER.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                first, called = node.args[0], ast.unparse(node.func)
                marks = called in {"Phrase", "gettext_noop", "context.says"}
                if marks and isinstance(first, ast.Constant):
                    found.append(str(first.value))
    return found


def test_the_places_of_a_sentence_are_named() -> None:
    for source in phrases():
        assert re.sub(r"%\([a-z_]+\)s", "", source).count("%") == 0
