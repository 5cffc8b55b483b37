"""What a reader must hold in mind, on small trees written here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from layout import sizes

Grow = Callable[[dict[str, str]], Path]
CORE = "src/tourdetable/core"


def a_function(name: str, assignments: int) -> str:
    """Five tokens, and three for each assignment."""
    return f"def {name}():\n" + "    a = 1\n" * assignments


def test_fourteen_rooms_are_a_folder(grow: Grow) -> None:
    files = {f"{CORE}/room{number}.py": "" for number in range(13)} | {f"{CORE}/x/seat.py": ""}
    files |= {f"{CORE}/{name}.py": "" for name in ("__init__", "apps", "migrations/0001_a")}
    assert list(sizes.crowded_folders(grow(files))) == []


def test_fifteen_rooms_are_said(grow: Grow) -> None:
    root = grow({f"{CORE}/room{number:02}.py": "" for number in range(15)})
    (problem,) = sizes.crowded_folders(root)
    assert problem.startswith("src/tourdetable/core: 15 rooms, 14 at most: room00, room01, ")


def test_the_order_of_apps_has_as_many_as_it_needs(grow: Grow) -> None:
    root = grow({f"src/tourdetable/domain/app{number}/models.py": "" for number in range(20)})
    assert list(sizes.crowded_folders(root)) == []


def test_tokens_are_counted_and_comments_are_not(grow: Grow) -> None:
    root = grow({f"{CORE}/seat.py": "# a\n\n" + a_function("f", 2).replace("= 1", "= 1  # one")})
    assert list(sizes.function_sizes(root)) == [(11, "src/tourdetable/core/seat.py:3 f")]


def test_one_function_in_twenty_may_be_long(grow: Grow) -> None:
    short = "".join(a_function(f"f{number}", 1) for number in range(19))
    assert list(sizes.long_functions(grow({f"{CORE}/seat.py": short + a_function("g", 49)}))) == []


def test_when_more_are_long_each_is_said(grow: Grow) -> None:
    text = a_function("f", 48) + a_function("g", 49) + a_function("h", 50)
    assert list(sizes.long_functions(grow({f"{CORE}/seat.py": text}))) == [
        "2 functions of 3 have more than 150 tokens, 0 at most:",
        "    src/tourdetable/core/seat.py:100 h: 155 tokens",
        "    src/tourdetable/core/seat.py:50 g: 152 tokens",
    ]


def test_a_wide_line_of_a_template_is_said(grow: Grow) -> None:
    name = "src/tourdetable/interface/web/templates/seat.html"
    root = grow({name: f"{'a' * 120}\n{'a' * 121}\n"})
    assert list(sizes.wide_templates(root)) == [f"{name}:2: 121 columns, 120 at most"]
