"""The files of the repository that the layout is about, and Python files as trees and tokens."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path("src", "tourdetable")
FOLDERS = ("src", "bench", "tests", "tools")
SPACING = {
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.COMMENT,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(root: Path, *folders: str) -> list[Path]:
    """Every Python file below these folders of the repository, but migrations."""
    files: list[Path] = []
    for folder in folders or FOLDERS:
        files += [file for file in (root / folder).rglob("*.py") if "migrations" not in file.parts]
    return sorted(files)


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def functions(file: Path) -> Iterator[FunctionNode]:
    for node in ast.walk(tree(file)):
        if isinstance(node, FunctionNode):
            yield node


def tokens_by_line(file: Path) -> list[int]:
    """How many tokens start on each line; the first line is at 1."""
    text = file.read_text(encoding="utf-8")
    counts = [0] * (text.count("\n") + 2)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in SPACING:
            counts[token.start[0]] += 1
    return counts
