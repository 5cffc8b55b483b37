"""How much a reader must hold in mind: rooms in a folder, tokens in a function, columns of a
template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from layout.sources import PACKAGE, functions, python_files, tokens_by_line

MAX_ROOMS = 14
MAX_COLUMNS = 120
MAX_TOKENS = 150
"""Of ninety-five functions in a hundred."""

FURNITURE = {"__init__", "__main__", "migrations", "__pycache__", "apps"}
"""What Python and Django ask for is no room."""

ORDERED = {PACKAGE / "domain", PACKAGE / "interface" / "web" / "areas"}
"""Folders whose rooms stand in one linted order (.importlinter), however many they are."""


def crowded_folders(root: Path) -> Iterator[str]:
    """A folder holds as many modules and folders as one can tell apart."""
    folders = {file.parent for file in python_files(root, PACKAGE.as_posix())}
    for folder in sorted(folders):
        name = folder.relative_to(root)
        found = rooms(folder)
        if len(found) > MAX_ROOMS and name not in ORDERED:
            yield f"{name.as_posix()}: {len(found)} rooms, {MAX_ROOMS} at most: {', '.join(found)}"


def rooms(folder: Path) -> list[str]:
    """Its modules, and the folders of Python below it."""
    found = {file.stem for file in folder.glob("*.py")}
    found |= {inner.name for inner in folder.iterdir() if any(inner.glob("*.py"))}
    return sorted(found - FURNITURE)


def long_functions(root: Path) -> Iterator[str]:
    """Nearly every function is read at a glance; when too many are not, the longest are named."""
    sizes = sorted(function_sizes(root), reverse=True)
    longer = [f"    {where}: {size} tokens" for size, where in sizes if size > MAX_TOKENS]
    if len(longer) > len(sizes) // 20:
        yield (
            f"{len(longer)} functions of {len(sizes)} have more than {MAX_TOKENS} tokens, "
            f"{len(sizes) // 20} at most:"
        )
        yield from longer


def function_sizes(root: Path) -> Iterator[tuple[int, str]]:
    for file in python_files(root, PACKAGE.as_posix()):
        counts = tokens_by_line(file)
        name = file.relative_to(root).as_posix()
        for function in functions(file):
            last = function.end_lineno or function.lineno
            size = sum(counts[function.lineno : last + 1])
            yield size, f"{name}:{function.lineno} {function.name}"


def wide_templates(root: Path) -> Iterator[str]:
    """Lines of templates, pages and mail, that a reader must scroll: no formatter breaks them."""
    written = (root / PACKAGE).rglob("templates/**/*.*")
    for file in sorted(one for one in written if one.suffix in {".html", ".txt"}):
        name = file.relative_to(root).as_posix()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if len(line) > MAX_COLUMNS:
                yield f"{name}:{number}: {len(line)} columns, {MAX_COLUMNS} at most"
