"""`make test` and `make test-all`: pytest on SQLite, on PostgreSQL and in the browser; and what was
run.

Each half reads only the folders that it may run: reading a test costs as much as running it.
`make test` runs everything on SQLite, and fails when it reaches too few lines and branches
(reached.py); then on PostgreSQL what depends on the engine, stories told in the browser among it;
then the browser, with other stories.
`make test-all` (`--all`) runs on PostgreSQL whatever has a database, tells stories on both engines,
opens every page, and tries more examples of each property.
The last lines name each half, with what was skipped and why, and end with
`N passed, N failed, N skipped` over all. Arguments go to pytest: `run_tests.py tests/domain -k x`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from xml.etree import ElementTree

import pgtmp
import reached

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS = 5
PYTEST = ["-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"]
EVERYTHING = "--all"
NOT_OURS = ("DATABASE_URL", "PYTHONDONTWRITEBYTECODE")
"""What tests do not take from whoever runs them."""

CHROMIUMS = ("chromium-headless-shell", "chromium")
"""Debian's: the first has no windows, and takes a fifth less of the processor."""

BROWSER_FOLDERS = ("tests/browser",)
"""Where tests drive Chromium."""

SQL_FOLDERS = ("tests/domain", "tests/interface/cli", "tests/interface/mail", "tests/browser")
"""Where tests depend on the engine: the domain, what commits, and the stories (`scenario`)."""


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
        """Read pytest's JUnit report. A run that broke before reporting counts as one failure."""
        cases = cases_of(report)
        failed = sum(1 for case in cases if has(case, "failure", "error"))
        skips = list(skips_of(cases))
        sound = status in {0, NO_TESTS}
        return cls(
            name,
            passed=len(cases) - failed - len(skips),
            failed=failed or int(not sound),
            skipped=len(skips),
            reasons=tuple(sorted(set(skips))),
            note=note,
            sound=sound,
        )

    @property
    def line(self) -> str:
        if self.not_run:
            return f"{self.name}: skipped, {self.not_run}"
        parts = [f"{self.passed} passed"]
        if self.failed:
            parts.append(f"{self.failed} failed")
        if self.skipped:
            parts.append(f"{self.skipped} skipped: {'; '.join(self.reasons)}")
        note = f" ({self.note})" if self.note else ""
        return f"{self.name}: {', '.join(parts)}{note}"


def cases_of(report: Path) -> list[ElementTree.Element]:
    if not report.exists():
        return []
    return list(ElementTree.parse(report).iter("testcase"))  # noqa: S314  our own report


def has(case: ElementTree.Element, *tags: str) -> bool:
    return any(case.find(tag) is not None for tag in tags)


def skips_of(cases: Sequence[ElementTree.Element]) -> Iterator[str]:
    """Why each skipped test was skipped."""
    for case in cases:
        skip = case.find("skipped")
        if skip is not None:
            yield skip.get("message", "")


@dataclass(frozen=True)
class Asked:
    """What is asked for on the command line: `given` goes to pytest as it is."""

    given: tuple[str, ...] = ()
    everything: bool = False

    @classmethod
    def read(cls, arguments: Sequence[str]) -> Self:
        given = tuple(argument for argument in arguments if argument != EVERYTHING)
        return cls(given, everything=len(given) < len(arguments))

    @property
    def has_paths(self) -> bool:
        return any((ROOT / argument.partition("::")[0]).exists() for argument in self.given)

    @property
    def is_whole(self) -> bool:
        """Whether all tests are asked for: then what they reach is measured."""
        return not self.given

    def on_sqlite(self) -> list[str]:
        return ["-m", "not browser", *self.within(())]

    def on_postgresql(self) -> list[str]:
        stories = ["-m", "not browser or scenario"]
        if self.everything:
            return ["--database-only", *stories, *self.within(())]
        return ["--engine-only", *stories, *self.within(SQL_FOLDERS)]

    def in_browser(self, *, told: bool = False) -> list[str]:
        """What was `told` on PostgreSQL is not told again, unless everything is asked for."""
        once = told and self.is_whole and not self.everything
        marks = "browser and not scenario" if once else "browser"
        return ["-m", marks, *self.within(BROWSER_FOLDERS)]

    def within(self, folders: Sequence[str]) -> list[str]:
        """These folders, unless the command line names some."""
        own = () if self.has_paths else folders
        return [*own, *self.given]


def run_half(
    name: str, arguments: Sequence[str], url: str = "", note: str = "", measured: Path | None = None
) -> Half:
    """Run pytest once, on SQLite unless a database URL is given; `measured` is told what it
    reached."""
    print(f"\n── {name} {'─' * (76 - len(name))}", flush=True)
    measure = {**reached.MEASURED, reached.OUT: str(measured)} if measured else {}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, *PYTEST, *arguments, f"--junit-xml={report}"]
        status = subprocess.call(command, cwd=ROOT, env={**environment(url), **measure})
        return Half.from_report(name, report, status, note)


def environment(url: str, current: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment, with this database and no other; what is compiled is kept, for dozens of
    processes read it again."""
    rest = {name: value for name, value in current.items() if name not in NOT_OURS}
    return {**rest, "DATABASE_URL": url} if url else rest


def on_sqlite(asked: Asked) -> tuple[Half, reached.Coverage | None]:
    """With what the tests reach, when all of them are asked for."""
    if not asked.is_whole:
        return run_half("SQLite", asked.on_sqlite()), None
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "reached.json"
        half = run_half("SQLite", asked.on_sqlite(), measured=report)
        return half, reached.Coverage.read(report) if report.exists() else None


def on_postgresql(asked: Asked) -> Half:
    try:
        with pgtmp.postgresql(os.environ.get("DATABASE_URL", "")) as server:
            return run_half("PostgreSQL", asked.on_postgresql(), server.url, server.origin)
    except pgtmp.Unavailable as reason:
        return Half("PostgreSQL", not_run=str(reason))


def in_browser(asked: Asked, *, told: bool) -> Half:
    if not (os.environ.get("CHROMIUM") or any(map(shutil.which, CHROMIUMS))):
        needed = f"apt-get install {CHROMIUMS[0]}, or CHROMIUM=path"
        return Half("Browser", not_run=f"no Chromium ({needed})")
    return run_half("Browser", asked.in_browser(told=told))


def summary(halves: Sequence[Half]) -> str:
    """A line for each half, then the totals."""
    passed = sum(half.passed for half in halves)
    failed = sum(half.failed for half in halves)
    skipped = sum(half.skipped for half in halves)
    lines = [half.line for half in halves]
    return "\n".join([*lines, f"{passed} passed, {failed} failed, {skipped} skipped"])


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, pgtmp.exit_cleanly)
    asked = Asked.read(arguments)
    if asked.everything:
        os.environ["TDT_TESTS"] = "all"
    sqlite, coverage = on_sqlite(asked)
    postgresql = on_postgresql(asked)
    halves = [sqlite, postgresql, in_browser(asked, told=bool(postgresql.passed))]
    print("", *(coverage.lines if coverage else ()), summary(halves), sep="\n", flush=True)
    ran = any(half.passed or half.failed for half in halves)
    enough = coverage is None or coverage.is_enough
    return 0 if ran and enough and all(half.sound for half in halves) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
