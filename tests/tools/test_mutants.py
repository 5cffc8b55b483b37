"""Mutation testing, on a module written here."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import mutants


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module with two decisions in a function, one outside, below a source folder of its own."""
    file = tmp_path / "tourdetable" / "seat.py"
    file.parent.mkdir()
    file.write_text("LIMIT = 2\n\n\ndef full(many):\n    return many > 3\n")
    monkeypatch.setattr(mutants, "SOURCES", tmp_path)
    monkeypatch.setattr(mutants, "ROOT", tmp_path)
    return file


def test_only_what_functions_decide_is_changed(module: Path) -> None:
    assert [mutant.told for mutant in mutants.mutants(module)] == [
        "tourdetable/seat.py:5\n    - return many > 3\n    + return None",
        "tourdetable/seat.py:5\n    - many > 3\n    + many >= 3",
        "tourdetable/seat.py:5\n    - many > 3\n    + many > 4",
    ]


def test_types_and_what_narrows_them_are_left_alone(module: Path) -> None:
    module.write_text(
        "def full(many: int | None) -> None:\n    assert many > 3\n    one: int | None\n"
    )
    assert list(mutants.mutants(module)) == []


def test_a_mutant_is_one_change_of_the_whole_module(module: Path) -> None:
    answers = []
    for mutant in mutants.mutants(module):
        there: dict[str, Any] = {}
        exec(mutant.code, there)
        answers.append((there["LIMIT"], there["full"](3), there["full"](4)))
    assert answers == [(2, None, None), (2, True, True), (2, False, False)]


def test_an_equivalent_is_named_by_its_change_and_not_by_its_line(module: Path) -> None:
    _nothing, bound, _number = mutants.mutants(module)
    assert bound.key == "seat.py: many > 3 → many >= 3"


def test_each_equivalent_says_why() -> None:
    known = mutants.equivalents()
    assert [key for key, reason in known.items() if len(reason.split()) < 3] == []


def test_tests_are_those_of_the_mirror_and_of_the_kind() -> None:
    for folder, shared in mutants.SUBJECTS.items():
        (first, *_rest) = mutants.files_below([folder])
        assert mutants.tests_of(first)[-len(shared) :] == shared


def test_survivors_are_told_and_refused(module: Path) -> None:
    _nothing, bound, number = mutants.mutants(module)
    out = io.StringIO()
    assert mutants.report([(bound, False), (number, True)], out) == 1
    assert out.getvalue().splitlines() == [
        "tourdetable/seat.py:5",
        "    - many > 3",
        "    + many > 4",
        "2 mutants, 1 survived",
    ]


def test_without_survivors_all_is_well() -> None:
    out = io.StringIO()
    assert (mutants.report([], out), out.getvalue()) == (0, "0 mutants, 0 survived\n")


def test_the_mutants_of_a_module_are_tried_by_its_tests() -> None:
    file = next(iter(mutants.SUBJECTS)) / "unjudged.py"
    command = [sys.executable, mutants.__file__, "-j", "1", str(file)]
    django = {**os.environ, "DJANGO_SETTINGS_MODULE": "tourdetable.config.settings"}
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=django)
    assert (run.stdout, run.returncode) == ("3 mutants, 0 survived\n", 0)
