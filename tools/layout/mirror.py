"""The mirror of sources and tests: each module has a test file of its own, each test file a module.

`tests/core/charter/test_loader.py` is about `src/tourdetable/core/charter/loader.py`, module or
package. What decides nothing needs no test: packages, what Django reads (apps, urls, migrations),
enumerations, and modules in which nothing is chosen nor repeated.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from layout.sources import PACKAGE, python_files, tree

MIRRORED = ("core", "domain", "interface", "config")
READ_BY_A_FRAMEWORK = {"__init__", "__main__", "apps", "urls", "wsgi", "asgi", "settings", "enums"}
DECISIONS = (
    ast.If,
    ast.IfExp,
    ast.For,
    ast.While,
    ast.Try,
    ast.Match,
    ast.BoolOp,
    ast.Compare,
    ast.comprehension,
)


def mirroring_nothing(root: Path) -> Iterator[str]:
    """Test files without a module or package of theirs."""
    for file in test_files(root):
        source = mirrored(file, root)
        module = source.with_suffix(".py")
        if not (module.is_file() or source.is_dir() or source.name == source.parent.name):
            name, wanted = file.relative_to(root).as_posix(), module.relative_to(root).as_posix()
            yield f"{name}: mirrors nothing, {wanted} does not exist"


def untested(root: Path) -> Iterator[str]:
    """Modules without a test file of their own."""
    tested = {mirrored(file, root) for file in test_files(root)}
    for part in MIRRORED:
        for file in python_files(root, (PACKAGE / part).as_posix()):
            if file.with_suffix("") not in tested and not declares_only(file):
                yield f"{file.relative_to(root).as_posix()}: has no {test_of(file, root)}"


def test_files(root: Path) -> list[Path]:
    folders = [f"tests/{part}" for part in MIRRORED]
    return [file for file in python_files(root, *folders) if file.name.startswith("test_")]


def mirrored(file: Path, root: Path) -> Path:
    """The source a test file is about, without its suffix."""
    folder = file.parent.relative_to(root / "tests")
    return root / PACKAGE / folder / file.stem.removeprefix("test_")


def test_of(file: Path, root: Path) -> str:
    inner = file.relative_to(root / PACKAGE)
    return ("tests" / inner).with_name(f"test_{file.name}").as_posix()


def declares_only(file: Path) -> bool:
    """Whether nothing in a module can be wrong by itself: nothing is chosen, compared or
    repeated."""
    if file.stem in READ_BY_A_FRAMEWORK:
        return True
    return not any(
        isinstance(node, DECISIONS) and not for_types_only(node) for node in ast.walk(tree(file))
    )


def for_types_only(node: ast.AST) -> bool:
    """`if TYPE_CHECKING:` chooses nothing when the program runs."""
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
    )
