"""The gate on what tests reach, on small reports written here."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from reached import NEVER, OUT, Coverage, hand_over, leave_probes

CORE, WEB = "src/tourdetable/core/days.py", "src/tourdetable/interface/web/files.py"


def report(folder: Path, **files: tuple[int, int, int, int]) -> Coverage:
    """Lines covered and missed, branches covered and missed, of the core and of the web."""
    names = {"core": CORE, "web": WEB}
    keys = ("covered_lines", "missing_lines", "covered_branches", "missing_branches")
    written = {
        names[name]: {"summary": dict(zip(keys, counts, strict=True))}
        for name, counts in files.items()
    }
    file = folder / "report.json"
    file.write_text(json.dumps({"files": written}))
    return Coverage.read(file)


def test_lines_and_branches_count_alike(tmp_path: Path) -> None:
    coverage = report(tmp_path, core=(90, 1, 9, 0), web=(80, 0, 15, 5))
    assert coverage.lines == [
        "Core, lines and branches reached: 99.0 %",
        "The rest, lines and branches reached: 95.0 %",
    ]
    assert coverage.is_enough


@pytest.mark.parametrize(
    ("core", "web", "enough"),
    [
        ((98, 2, 0, 0), (92, 8, 0, 0), True),
        ((97, 3, 0, 0), (92, 8, 0, 0), False),
        ((98, 2, 0, 0), (91, 9, 0, 0), False),
    ],
)
def test_the_core_is_asked_more_than_the_rest(
    tmp_path: Path, core: tuple[int, int, int, int], web: tuple[int, int, int, int], enough: bool
) -> None:
    assert report(tmp_path, core=core, web=web).is_enough is enough


def test_below_what_is_asked_the_files_that_miss_most_are_named(tmp_path: Path) -> None:
    assert report(tmp_path, core=(9, 1, 0, 0), web=(1, 0, 0, 0)).lines == [
        "Core, lines and branches reached: 90.0 %",
        "  98 % are asked; the most is missed in:",
        "    src/tourdetable/core/days.py: 90.0 %, 1 missed",
        "The rest, lines and branches reached: 100.0 %",
    ]


def test_what_was_gathered_is_handed_over_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = tmp_path / "gathered", tmp_path / "out.json"
    folder.mkdir()
    (folder / "merged.json").write_text("{}")
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    monkeypatch.setenv("SLIPCOVER_COVERAGE_DIR", str(folder))
    monkeypatch.setenv(OUT, str(out))
    hand_over()
    assert (out.read_text(), folder.exists()) == ("{}", False)


def test_the_processes_that_run_tests_hand_nothing_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    monkeypatch.setenv("SLIPCOVER_COVERAGE_DIR", str(tmp_path))
    monkeypatch.setenv(OUT, str(tmp_path / "out.json"))
    hand_over()
    assert list(tmp_path.iterdir()) == []


def test_slipcover_is_told_to_leave_its_probes(monkeypatch: pytest.MonkeyPatch) -> None:
    slipcover = SimpleNamespace(d_miss_threshold=50)
    plugin = SimpleNamespace(_slipcover_instance=slipcover)
    monkeypatch.setitem(sys.modules, "slipcover.pytest_plugin", plugin)
    leave_probes()
    assert slipcover.d_miss_threshold == NEVER
