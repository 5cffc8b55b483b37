"""The layout check, on small trees written here."""

from __future__ import annotations

from pathlib import Path

import pytest

import check_layout


def tree(root: Path, **files: str) -> Path:
    for name, text in files.items():
        file = root / f"{name.replace('__', '/')}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return root


def test_a_mirrored_tree_has_no_problem(tmp_path: Path) -> None:
    root = tree(tmp_path, src__tourdetable__core__seat="A = 1\n", tests__core__test_seat="")
    assert list(check_layout.problems(root)) == []


def test_a_long_module_is_said(tmp_path: Path) -> None:
    root = tree(tmp_path, src__tourdetable__core__seat="A = 1\n" * 451)
    assert list(check_layout.problems(root)) == [
        "src/tourdetable/core/seat.py: 451 lines, 450 at most: split it where its subjects part"
    ]


def test_a_wide_template_is_said(tmp_path: Path) -> None:
    page = tmp_path / "src/tourdetable/interface/web/templates/home/table.html"
    page.parent.mkdir(parents=True)
    page.write_text(f"<p>{'é' * 113}</p>\n<p>{'é' * 114}</p>\n", encoding="utf-8")
    assert list(check_layout.problems(tmp_path)) == [
        "src/tourdetable/interface/web/templates/home/table.html:2: 121 columns, 120 at most"
    ]


def test_a_test_that_mirrors_nothing_is_said(tmp_path: Path) -> None:
    root = tree(tmp_path, src__tourdetable__core__seat="", tests__core__test_chair="")
    assert list(check_layout.problems(root)) == [
        "tests/core/test_chair.py: mirrors nothing, src/tourdetable/core/chair.py does not exist"
    ]


def test_a_module_named_after_nothing_is_said(tmp_path: Path) -> None:
    root = tree(tmp_path, src__tourdetable__core__utils="")
    assert list(check_layout.problems(root)) == [
        "src/tourdetable/core/utils.py: a module is named after what it holds, or its content lives with its only user"
    ]


@pytest.mark.parametrize(
    ("comment", "accepted"),
    [
        ("noqa: S603  our own program", True),
        ("noqa: S603, S607 – our own program", True),
        ("type: ignore[arg-type]  the stub is wrong", True),
        ("noqa: S603", False),
        ("noqa", False),
        ("type: ignore[arg-type]", False),
        ("noqa: S603  why", False),
    ],
)
def test_an_exception_needs_its_code_and_its_reason(
    tmp_path: Path, comment: str, accepted: bool
) -> None:
    root = tree(tmp_path, src__tourdetable__core__seat=f"A = 1  # {comment}\n")
    assert (list(check_layout.problems(root)) == []) is accepted
