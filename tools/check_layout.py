"""What no other tool checks of the layout: short modules, true names, mirrored tests, a reason for each exception."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAX_LINES = 450
MAX_TEMPLATE_WIDTH = 120
NOT_A_NAME = {"utils", "util", "common", "helpers", "misc", "signals", "receivers"}
MIRRORED = ("core", "domain", "interface", "config")
EXCEPTION = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?P<rest>.*)$")
REASON = re.compile(
    r"^(?::\s*[A-Z]+[0-9]+(?:,\s*[A-Z]+[0-9]+)*|\[[a-z-]+(?:,\s*[a-z-]+)*\])\s+\W*\w+\W+\w+"
)


def problems(root: Path = ROOT) -> Iterator[str]:
    """What is wrong, a line each."""
    for file in python_files(root):
        name = file.relative_to(root).as_posix()
        lines = file.read_text(encoding="utf-8").splitlines()
        yield from too_long(name, lines)
        yield from without_reason(name, lines)
        yield from named_after_nothing(name, file)
    yield from wide_templates(root)
    yield from unmirrored_tests(root)


def python_files(root: Path) -> list[Path]:
    folders = ("src", "bench", "tests", "tools")
    return sorted(
        f
        for folder in folders
        for f in (root / folder).rglob("*.py")
        if "migrations" not in f.parts
    )


def too_long(name: str, lines: list[str]) -> Iterator[str]:
    if len(lines) > MAX_LINES:
        yield f"{name}: {len(lines)} lines, {MAX_LINES} at most: split it where its subjects part"


def wide_templates(root: Path) -> Iterator[str]:
    """A line of a template that a reader must scroll; no formatter breaks them (ADR 0031)."""
    for file in sorted((root / "src").rglob("templates/**/*.*")):
        if file.suffix not in {".html", ".txt"}:
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if len(line) > MAX_TEMPLATE_WIDTH:
                name = file.relative_to(root).as_posix()
                yield f"{name}:{number}: {len(line)} columns, {MAX_TEMPLATE_WIDTH} at most"


def without_reason(name: str, lines: list[str]) -> Iterator[str]:
    """An ignored rule or type error: its code, then why, in at least two words."""
    for number, line in enumerate(lines, 1):
        if (found := EXCEPTION.search(line)) and not REASON.match(found["rest"]):
            yield f"{name}:{number}: an exception names its code, then its reason: {found[0]}"


def named_after_nothing(name: str, file: Path) -> Iterator[str]:
    if {file.stem, file.parent.name} & NOT_A_NAME:
        yield f"{name}: a module is named after what it holds, or its content lives with its only user"


def unmirrored_tests(root: Path) -> Iterator[str]:
    """tests/core/charter/test_loader.py is about src/tourdetable/core/charter/loader.py, module or package."""
    for part in MIRRORED:
        for file in sorted((root / "tests" / part).rglob("test_*.py")):
            source = mirrored(file, root)
            if not (
                source.with_suffix(".py").is_file()
                or source.is_dir()
                or source.name == source.parent.name
            ):
                wanted = source.with_suffix(".py").relative_to(root).as_posix()
                yield f"{file.relative_to(root).as_posix()}: mirrors nothing, {wanted} does not exist"


def mirrored(file: Path, root: Path) -> Path:
    """The source a test file is about, without its suffix."""
    folder = file.parent.relative_to(root / "tests")
    return root / "src" / "tourdetable" / folder / file.stem.removeprefix("test_")


def main() -> int:
    found = list(problems())
    print(*found or ["Layout: kept."], sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
