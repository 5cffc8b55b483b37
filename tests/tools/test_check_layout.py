"""The layout check as a whole, on a small tree written here."""

from __future__ import annotations

from pathlib import Path

import check_layout


def test_problems_of_every_kind_are_told_together(tmp_path: Path) -> None:
    file = tmp_path / "src" / "tourdetable" / "core" / "utils.py"
    file.parent.mkdir(parents=True)
    bare = f"# {'noqa'}"
    file.write_text(f"def f(a):\n    return a or 1  {bare}\n")
    assert list(check_layout.problems(tmp_path)) == [
        f"src/tourdetable/core/utils.py:2: an exception names its code, then its reason: {bare}",
        "src/tourdetable/core/utils.py: a module is named after what it holds, "
        "or its content lives with its only user",
        "src/tourdetable/core/utils.py: has no tests/core/test_utils.py",
    ]
