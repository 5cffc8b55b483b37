"""Mutation testing, on a module written here."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import mutants


def changes(text: str) -> list[str]:
    return [ast.unparse(changed) for changed in mutants.changes(ast.parse(text).body[0].value)]


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("a < b", ["a <= b"]),
        ("a < b <= c", ["a <= b <= c", "a < b < c"]),
        ("a in b", ["a not in b"]),
        ("a is b", ["a is not b"]),
        ("a and b", ["a or b", "b", "a"]),
        ("a or b or c", ["a and b and c", "b or c", "a or c", "a or b"]),
        ("not a", ["a"]),
        ("a + b", ["a - b"]),
        ("a * b", []),
        ("3", ["4"]),
        ("True", ["False"]),
        ("'words'", []),
        ("any", ["all"]),
        ("a if b else c", ["a", "c"]),
    ],
)
def test_a_decision_is_taken_otherwise_and_sentences_stay(text: str, changed: list[str]) -> None:
    assert changes(text) == changed


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
        "tourdetable/seat.py:5\n    - many > 3\n    + many >= 3",
        "tourdetable/seat.py:5\n    - 3\n    + 4",
    ]


def test_a_mutant_is_one_change_of_the_whole_module(module: Path) -> None:
    first, second = mutants.mutants(module)
    answers = []
    for mutant in (first, second):
        there: dict[str, object] = {}
        exec(mutant.code, there)
        answers.append((there["LIMIT"], there["full"](3), there["full"](4)))
    assert answers == [(2, True, True), (2, False, False)]


def test_an_equivalent_is_named_by_its_change_and_not_by_its_line(module: Path) -> None:
    assert next(mutants.mutants(module)).key == "seat.py: many > 3 → many >= 3"


def test_each_equivalent_says_why() -> None:
    known = mutants.equivalents()
    assert [key for key, reason in known.items() if len(reason.split()) < 3] == []


def test_tests_are_those_of_the_mirror_and_of_the_kind() -> None:
    for folder, shared in mutants.SUBJECTS.items():
        (first, *_rest) = mutants.files_below([folder])
        assert mutants.tests_of(first)[-len(shared) :] == shared


def test_survivors_are_told_and_refused(module: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = list(mutants.mutants(module))
    assert mutants.report(found[1:], found) == 1
    assert capsys.readouterr().out.splitlines() == [
        "tourdetable/seat.py:5",
        "    - 3",
        "    + 4",
        "2 mutants, 1 survived",
    ]


def test_without_survivors_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert (mutants.report([], []), capsys.readouterr().out) == (0, "0 mutants, 0 survived\n")
