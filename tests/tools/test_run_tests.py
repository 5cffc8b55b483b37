"""The test runner's account of what was run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from run_tests import BROWSER_FOLDERS, ROOT, Asked, Half, environment, summary

REPORT = """<testsuites><testsuite>
<testcase name="a"/><testcase name="b"/>
<testcase name="c"><failure message="x"/></testcase>
<testcase name="d"><error message="x"/></testcase>
<testcase name="e"><skipped message="no Chromium"/></testcase>
</testsuite></testsuites>"""


def test_a_half_counts_what_the_report_holds(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(REPORT)
    half = Half.from_report("SQLite", tmp_path / "report.xml", status=1)
    assert half.line == "SQLite: 2 passed, 2 failed, 1 skipped: no Chromium"
    assert not half.sound


def test_a_run_that_broke_before_reporting_is_a_failure(tmp_path: Path) -> None:
    half = Half.from_report("SQLite", tmp_path / "absent.xml", status=4)
    assert (half.failed, half.sound) == (1, False)


def test_an_empty_selection_is_sound(tmp_path: Path) -> None:
    half = Half.from_report("Browser", tmp_path / "absent.xml", status=5)
    assert (half.line, half.sound) == ("Browser: 0 passed", True)


def test_the_summary_says_what_was_skipped_and_ends_with_the_plain_line() -> None:
    halves = [
        Half("SQLite", passed=12),
        Half("PostgreSQL", note="private cluster"),
        Half("Browser", not_run="no Chromium"),
    ]
    assert summary(halves).splitlines() == [
        "SQLite: 12 passed",
        "PostgreSQL: 0 passed (private cluster)",
        "Browser: skipped, no Chromium",
        "12 passed, 0 failed, 0 skipped",
    ]


def test_a_half_sees_its_own_database_and_no_other() -> None:
    theirs = {"DATABASE_URL": "postgresql://elsewhere", "PYTHONDONTWRITEBYTECODE": "1", "HOME": "/"}
    assert environment("", theirs) == {"HOME": "/"}
    assert environment("postgresql://here", {"HOME": "/"}) == {
        "HOME": "/",
        "DATABASE_URL": "postgresql://here",
    }


def test_each_half_reads_its_own_folders() -> None:
    asked = Asked.read([])
    assert asked.on_sqlite() == ["-m", "not browser"]
    assert asked.on_postgresql() == [
        "--engine-only",
        "-m",
        "not browser or scenario",
        "tests/domain",
        "tests/interface/cli",
        "tests/interface/mail",
        "tests/browser",
    ]
    assert asked.in_browser() == [
        "-m",
        "browser",
        "tests/browser",
    ]


def test_a_story_is_told_once_unless_everything_or_a_part_is_asked_for() -> None:
    asked = {name: Asked.read(name.split()) for name in ("", "--all", "tests/browser")}
    assert {name: one.in_browser(told=True)[1] for name, one in asked.items()} == {
        "": "browser and not scenario",
        "--all": "browser",
        "tests/browser": "browser",
    }


def test_everything_is_run_on_postgresql_when_asked() -> None:
    asked = Asked.read(["--all"])
    assert asked.on_postgresql() == ["--database-only", "-m", "not browser or scenario"]
    assert (asked.everything, asked.is_whole) == (True, True)


@pytest.mark.parametrize("path", ["tests/core", "tests/test_guards.py::test_a_test"])
def test_a_path_takes_the_place_of_the_folders(path: str) -> None:
    asked = Asked.read([path, "-x"])
    assert asked.in_browser() == ["-m", "browser", path, "-x"]
    assert not asked.is_whole


def test_an_option_leaves_the_folders() -> None:
    assert Asked.read(["-k", "seat"]).in_browser()[2:] == [*BROWSER_FOLDERS, "-k", "seat"]


def test_what_drives_a_browser_stands_in_the_folders_of_the_browser_half() -> None:
    marked = re.compile(r"^pytestmark = .*mark\.browser", re.MULTILINE)
    files = [f for f in (ROOT / "tests").rglob("test_*.py") if marked.search(f.read_text())]
    homes = [ROOT / folder for folder in BROWSER_FOLDERS]
    lost = [f for f in files if not any(f.is_relative_to(home) for home in homes)]
    assert (lost, len(files) > 10) == ([], True)
