"""What a single file may be called, how long it may be, and what it says of its exceptions."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from layout.sources import PACKAGE, python_files, tree

MAX_LINES, MAX_TEST_LINES = 450, 800
MAX_SHARED = 10
NOT_A_NAME = {"utils", "util", "common", "helpers", "misc", "signals", "receivers"}
BY_CUSTOM = {"Meta", "Parameters"}
"""Names that a framework asks for: Django's, and those of the checks of a charter."""

CLASSES, STYLE = re.compile(r'class="([^"]*)"'), re.compile(r"tdt-[\w-]+")
CODE = re.compile(r"{[{%#].*?[}%#]}", re.DOTALL)
TOLD_APART = {"tdt-reading"}
"""Classes without a style: what tests look for."""

EXCEPTION = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?P<rest>.*)$")
REASON = re.compile(
    r"^(?::\s*[A-Z]+[0-9]+(?:,\s*[A-Z]+[0-9]+)*|\[[a-z-]+(?:,\s*[a-z-]+)*\])\s+\W*\w+\W+\w+"
)


def problems_of_files(root: Path) -> Iterator[str]:
    """What each file may be refused for by itself."""
    for file in python_files(root):
        name = file.relative_to(root).as_posix()
        lines = file.read_text(encoding="utf-8").splitlines()
        yield from too_long(name, lines)
        yield from without_reason(name, lines)
        yield from named_after_nothing(name, file)


def too_long(name: str, lines: list[str]) -> Iterator[str]:
    most = MAX_TEST_LINES if name.startswith("tests/") else MAX_LINES
    if len(lines) > most:
        yield f"{name}: {len(lines)} lines, {most} at most: split it where its subjects part"


def without_reason(name: str, lines: list[str]) -> Iterator[str]:
    """An ignored rule or type error: its code, then why, in at least two words."""
    for number, line in enumerate(lines, 1):
        found = EXCEPTION.search(line)
        if found and not REASON.match(found["rest"]):
            yield f"{name}:{number}: an exception names its code, then its reason: {found[0]}"


def named_after_nothing(name: str, file: Path) -> Iterator[str]:
    if {file.stem, file.parent.name} & NOT_A_NAME:
        yield (
            f"{name}: a module is named after what it holds, "
            "or its content lives with its only user"
        )


def shared_names(root: Path) -> Iterator[str]:
    """One name, one meaning: few classes may share theirs with another."""
    places = defaultdict(list)
    for file in python_files(root, PACKAGE.as_posix()):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.ClassDef) and node.name not in BY_CUSTOM:
                places[node.name].append(file.relative_to(root / PACKAGE).as_posix())
    shared = {name: files for name, files in sorted(places.items()) if len(files) > 1}
    if len(shared) > MAX_SHARED:
        yield f"{len(shared)} names of classes are used twice, {MAX_SHARED} at most:"
        for name, files in shared.items():
            yield f"    {name}: {', '.join(files)}"


def unknown_styles(root: Path) -> Iterator[str]:
    """Classes of our own in a page that no style sheet nor script knows: they would do nothing."""
    static = (root / PACKAGE).rglob("static/**/*.*")
    sheets = [one for one in static if one.suffix in {".css", ".js"}]
    known = {*TOLD_APART, *STYLE.findall("".join(one.read_text("utf-8") for one in sheets))}
    for file in sorted((root / PACKAGE).rglob("templates/**/*.html")):
        asked = " ".join(CLASSES.findall(CODE.sub(" ", file.read_text("utf-8"))))
        for name in sorted(set(STYLE.findall(asked)) - known):
            if not name.endswith("-"):
                yield f"{file.relative_to(root).as_posix()}: no style sheet knows {name}"
