"""`make test`: everything on SQLite, what needs a database again on PostgreSQL, then the browser; and say what was run.

The last lines name each half, with what was skipped and why, and end with `N passed, N failed, N skipped` over all.
Arguments go to pytest: `run_tests.py tests/domain -k minutes`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from xml.etree import ElementTree

import pgtmp

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS = 5
WORKERS = ["-n", "2"]
NOT_BROWSER = ["-m", "not browser"]
BOTH_ENGINES = ["--database-only", "-m", "not browser or scenario"]
BROWSER = ["-m", "browser"]


@dataclass(frozen=True)
class Half:
    """One run of pytest, or the reason why it was not run."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    reasons: tuple[str, ...] = ()
    note: str = ""
    not_run: str = ""
    sound: bool = True

    @classmethod
    def from_report(cls, name: str, report: Path, status: int, note: str = "") -> Self:
        """Read pytest's JUnit report. A run that broke before it could report counts as one failure."""
        cases = list(ElementTree.parse(report).iter("testcase")) if report.exists() else []  # noqa: S314  our own report
        failed = [c for c in cases if c.find("failure") is not None or c.find("error") is not None]
        skips = [s for c in cases if (s := c.find("skipped")) is not None]
        sound = status in {0, NO_TESTS}
        return cls(
            name,
            passed=len(cases) - len(failed) - len(skips),
            failed=len(failed) or int(not sound),
            skipped=len(skips),
            reasons=tuple(sorted({skip.get("message", "") for skip in skips})),
            note=note,
            sound=sound,
        )

    @property
    def line(self) -> str:
        if self.not_run:
            return f"{self.name}: skipped, {self.not_run}"
        parts = [f"{self.passed} passed"]
        parts += [f"{self.failed} failed"] if self.failed else []
        parts += [f"{self.skipped} skipped: {'; '.join(self.reasons)}"] if self.skipped else []
        return f"{self.name}: {', '.join(parts)}" + (f" ({self.note})" if self.note else "")


def run_half(
    name: str, selection: Sequence[str], arguments: Sequence[str], url: str = "", note: str = ""
) -> Half:
    """Run pytest once, on SQLite unless a database URL is given."""
    print(f"\n── {name} {'─' * (76 - len(name))}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            *WORKERS,
            *selection,
            f"--junit-xml={report}",
            *arguments,
        ]
        status = subprocess.call(command, cwd=ROOT, env=environment(url))
        return Half.from_report(name, report, status, note)


def environment(url: str, current: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment, with this database and no other."""
    rest = {name: value for name, value in current.items() if name != "DATABASE_URL"}
    return {**rest, "DATABASE_URL": url} if url else rest


def on_postgresql(arguments: Sequence[str]) -> Half:
    try:
        with pgtmp.postgresql(os.environ.get("DATABASE_URL", "")) as server:
            return run_half("PostgreSQL", BOTH_ENGINES, arguments, server.url, server.origin)
    except pgtmp.Unavailable as reason:
        return Half("PostgreSQL", not_run=str(reason))


def in_browser(arguments: Sequence[str]) -> Half:
    if not (os.environ.get("CHROMIUM") or shutil.which("chromium")):
        return Half("Browser", not_run="no Chromium (apt-get install chromium, or CHROMIUM=path)")
    return run_half("Browser", BROWSER, arguments)


def summary(halves: Sequence[Half]) -> str:
    totals = [
        sum(getattr(half, count) for half in halves) for count in ("passed", "failed", "skipped")
    ]
    lines = [half.line for half in halves]
    return "\n".join([*lines, "{} passed, {} failed, {} skipped".format(*totals)])


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, pgtmp.exit_cleanly)
    halves = [
        run_half("SQLite", NOT_BROWSER, arguments),
        on_postgresql(arguments),
        in_browser(arguments),
    ]
    print(f"\n{summary(halves)}", flush=True)
    ran = any(half.passed or half.failed for half in halves)
    return 0 if ran and all(half.sound for half in halves) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
