"""The share of lines and branches that the tests reach, and the least that is asked of it.

Read from the JSON report of slipcover, which costs the tests less than coverage.py does on Python
3.11 (docs/adr/0030-*). Code that runs in another process (commands, served pages) is not
seen: stories tell it, in the browser.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

PACKAGE = "src/tourdetable"
CORE = f"{PACKAGE}/core/"
OUT = "TDT_REACHED"
"""The variable that names the file in which the share is written."""

MEASURED = {
    "SLIPCOVER_ENABLED": "1",
    "SLIPCOVER_BRANCH": "1",
    "SLIPCOVER_SOURCE": PACKAGE,
    "SLIPCOVER_OMIT": "*/migrations/*",
}
"""The environment in which slipcover counts what the processes of pytest-xdist reach. The process
that only hands tests out to them is spared: `python -m slipcover` would count it too."""

NEVER = 1_000_000_000

ASKED_OF_CORE, ASKED_OF_THE_REST = 98, 92
WORST = 12
"""How many files are named when the share is too low."""


@dataclass(frozen=True)
class Reached:
    """Lines and branches of a file, or of many: those that some test reached, and all."""

    name: str
    reached: int = 0
    there: int = 0

    @property
    def share(self) -> float:
        """Out of a hundred; whole where there is nothing to reach."""
        return 100 * self.reached / self.there if self.there else 100

    @property
    def missed(self) -> int:
        return self.there - self.reached

    def __str__(self) -> str:
        return f"{self.name}: {self.share:.1f} %"

    @classmethod
    def whole(cls, name: str, parts: list[Self]) -> Self:
        reached = sum(part.reached for part in parts)
        return cls(name, reached, sum(part.there for part in parts))


@dataclass(frozen=True)
class Coverage:
    """What was reached of the core, and of the rest, file by file."""

    core: list[Reached]
    rest: list[Reached]

    @classmethod
    def read(cls, report: Path) -> Self:
        core: list[Reached] = []
        rest: list[Reached] = []
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
        for name, file in sorted(files.items()):
            counts = file["summary"]
            reached = counts["covered_lines"] + counts["covered_branches"]
            missed = counts["missing_lines"] + counts["missing_branches"]
            part = core if name.startswith(CORE) else rest
            part.append(Reached(name, reached, reached + missed))
        return cls(core, rest)

    @property
    def lines(self) -> list[str]:
        """The share of each part; below what is asked, the files that miss most."""
        return [
            *told("Core", self.core, ASKED_OF_CORE),
            *told("The rest", self.rest, ASKED_OF_THE_REST),
        ]

    @property
    def is_enough(self) -> bool:
        core, rest = Reached.whole("", self.core), Reached.whole("", self.rest)
        return core.share >= ASKED_OF_CORE and rest.share >= ASKED_OF_THE_REST


def told(name: str, files: list[Reached], asked: int) -> Iterator[str]:
    whole = Reached.whole(f"{name}, lines and branches reached", files)
    yield str(whole)
    if whole.share < asked:
        yield f"  {asked} % are asked; the most is missed in:"
        for file in sorted(files, key=lambda file: -file.missed)[:WORST]:
            yield f"    {file}, {file.missed} missed"


def leave_probes() -> None:
    """A probe that was reached stays where it is.

    To take it out, slipcover goes through every function there is, hundreds of times: a sixth of
    the time of the tests, where probes left alone take a hundredth.
    """
    plugin = sys.modules.get("slipcover.pytest_plugin")
    if slipcover := getattr(plugin, "_slipcover_instance", None):
        slipcover.d_miss_threshold = NEVER


def hand_over() -> None:
    """Put what slipcover has gathered from all processes where it is waited for."""
    out, folder = os.environ.get(OUT), os.environ.get("SLIPCOVER_COVERAGE_DIR")
    if out and folder and "PYTEST_XDIST_WORKER" not in os.environ:
        shutil.move(Path(folder) / "merged.json", out)
        shutil.rmtree(folder)
