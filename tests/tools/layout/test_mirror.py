"""The mirror of sources and tests, on small trees written here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from layout import mirror

Grow = Callable[[dict[str, str]], Path]
CORE, TESTS = "src/tourdetable/core", "tests/core"
DECIDES = "def f(a):\n    return a if a else None\n"


def test_a_module_with_a_test_file_of_its_own_is_mirrored(grow: Grow) -> None:
    root = grow({f"{CORE}/seat.py": DECIDES, f"{TESTS}/test_seat.py": ""})
    assert [*mirror.mirroring_nothing(root), *mirror.untested(root)] == []


def test_a_test_file_that_mirrors_nothing_is_said(grow: Grow) -> None:
    root = grow({f"{CORE}/seat.py": DECIDES, f"{TESTS}/test_chair.py": ""})
    assert list(mirror.mirroring_nothing(root)) == [
        "tests/core/test_chair.py: mirrors nothing, src/tourdetable/core/chair.py does not exist"
    ]


def test_a_package_may_have_a_test_file(grow: Grow) -> None:
    root = grow({f"{CORE}/rules/room.py": "", f"{TESTS}/test_rules.py": ""})
    assert list(mirror.mirroring_nothing(root)) == []


def test_a_module_without_a_test_file_is_said(grow: Grow) -> None:
    root = grow({f"{CORE}/charter/seat.py": DECIDES, f"{TESTS}/test_charter.py": ""})
    assert list(mirror.untested(root)) == [
        "src/tourdetable/core/charter/seat.py: has no tests/core/charter/test_seat.py"
    ]


@pytest.mark.parametrize("name", ["__init__", "apps", "urls", "enums", "migrations/0001_initial"])
def test_what_a_framework_reads_needs_no_test(grow: Grow, name: str) -> None:
    assert list(mirror.untested(grow({f"{CORE}/{name}.py": DECIDES}))) == []


@pytest.mark.parametrize(
    ("text", "declares"),
    [
        ("class Seat:\n    name: str\n", True),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import os\n", True),
        ("def f(a):\n    return a.name\n", True),
        ("def f(a):\n    return [b for b in a]\n", False),
        ("def f(a):\n    return a or 1\n", False),
        ("def f(a):\n    return a < 1\n", False),
        ("def f(a):\n    for b in a:\n        print(b)\n", False),
        ("try:\n    import os\nexcept ImportError:\n    pass\n", False),
    ],
)
def test_what_chooses_and_repeats_nothing_is_a_declaration(
    grow: Grow, text: str, declares: bool
) -> None:
    root = grow({f"{CORE}/seat.py": text})
    assert mirror.declares_only(root / CORE / "seat.py") is declares
