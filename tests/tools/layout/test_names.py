"""What a file is called and what it says of its exceptions, on small trees written here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from layout import names

Grow = Callable[[dict[str, str]], Path]
SEAT = "src/tourdetable/core/seat.py"


def test_an_ordinary_module_has_no_problem(grow: Grow) -> None:
    assert list(names.problems_of_files(grow({SEAT: "A = 1\n" * 450}))) == []


def test_a_long_module_is_said(grow: Grow) -> None:
    assert list(names.problems_of_files(grow({SEAT: "A = 1\n" * 451}))) == [
        "src/tourdetable/core/seat.py: 451 lines, 450 at most: split it where its subjects part"
    ]


def test_a_test_file_may_be_longer(grow: Grow) -> None:
    root = grow({"tests/core/test_seat.py": "A = 1\n" * 800, "tests/test_b.py": "A = 1\n" * 801})
    assert list(names.problems_of_files(root)) == [
        "tests/test_b.py: 801 lines, 800 at most: split it where its subjects part"
    ]


@pytest.mark.parametrize("name", ["utils", "common/seat", "signals"])
def test_a_module_named_after_nothing_is_said(grow: Grow, name: str) -> None:
    assert list(names.problems_of_files(grow({f"tools/{name}.py": ""}))) == [
        f"tools/{name}.py: a module is named after what it holds, "
        "or its content lives with its only user"
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
    grow: Grow, comment: str, accepted: bool
) -> None:
    root = grow({SEAT: f"A = 1  # {comment}\n"})
    assert (list(names.problems_of_files(root)) == []) is accepted


def classes(many: int) -> dict[str, str]:
    """As many names, each in two modules, and those that a framework asks for."""
    text = "".join(f"class C{number}: ...\n" for number in range(many))
    text += "class Seat:\n    class Meta: ...\n"
    return {
        f"src/tourdetable/core/{letter}.py": text.replace("Seat", letter.upper()) for letter in "ab"
    }


def test_ten_names_may_be_shared(grow: Grow) -> None:
    assert list(names.shared_names(grow(classes(10)))) == []


def test_more_names_shared_are_said_with_their_places(grow: Grow) -> None:
    first, *rest = names.shared_names(grow(classes(11)))
    assert first == "11 names of classes are used twice, 10 at most:"
    assert (rest[0], len(rest)) == ("    C0: core/a.py, core/b.py", 11)


def test_a_class_of_a_page_is_known_to_a_sheet_or_a_script(grow: Grow) -> None:
    place = "src/tourdetable/interface/web/"
    page = '<p class="tdt-badge tdt-badge--{{ kind }} tdt-warn a{% if a %} tdt-open{% endif %}">'
    root = grow(
        {
            f"{place}static/theme.css": ".tdt-badge { color: red; }",
            f"{place}static/live.js": 'querySelector(".tdt-open")',
            f"{place}templates/seat.html": page,
        }
    )
    assert list(names.unknown_styles(root)) == [
        "src/tourdetable/interface/web/templates/seat.html: no style sheet knows tdt-warn"
    ]
