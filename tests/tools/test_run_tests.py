"""The test runner's account of what was run."""

from __future__ import annotations

from pathlib import Path

from run_tests import Half, environment, summary

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
    assert environment("", {"DATABASE_URL": "postgresql://elsewhere", "HOME": "/"}) == {"HOME": "/"}
    assert environment("postgresql://here", {"HOME": "/"}) == {
        "HOME": "/",
        "DATABASE_URL": "postgresql://here",
    }
