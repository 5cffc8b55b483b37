"""`make mutants`: mutation testing of the charter's checks and of the planner's rules.

Each mutant is a module in which one decision is changed, in one of the ways of mutations.py. The
tests of its mirror, or the worked cases, must fail on it. One that passes them all has survived: it
is printed with its place and its change, and the exit status is 1. Those that change nothing are
listed in mutants_equivalent.toml, each with its reason.

    mutants.py [-j PROCESSES] [PATH…]

The tests are collected once. Each mutant then has a process of its own, where the functions of the
module take the mutant's code: no file is changed.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import gc
import io
import os
import signal
import sys
import tomllib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, TextIO

import pytest

from mutations import changes

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src"
EQUIVALENT = Path(__file__).with_name("mutants_equivalent.toml")
CHARTER, PLANNER = "core/charter/checking/checks", "core/planner/judge/rules"
SUBJECTS = {
    SOURCES / "tourdetable" / CHARTER: ["tests/core/charter/test_charter.py"],
    SOURCES / "tourdetable" / PLANNER: ["tests/core/planner/judge/test_rules.py"],
}
"""What is mutated, and the tests that concern all of it."""

SECONDS = 10
"""Of processor, whatever else the machine does: a mutant that takes more never ends."""


@dataclass(frozen=True)
class Mutant:
    """One change of one module: the source of an expression, before and after."""

    file: Path
    line: int
    before: str
    after: str
    code: CodeType

    @property
    def key(self) -> str:
        """Its name in the list of equivalents, whatever its line."""
        return f"{self.file.relative_to(SOURCES / 'tourdetable').as_posix()}: {self.change}"

    @property
    def change(self) -> str:
        return f"{self.before} → {self.after}"

    @property
    def told(self) -> str:
        name = self.file.relative_to(ROOT).as_posix()
        return f"{name}:{self.line}\n    - {self.before}\n    + {self.after}"


# ---- Making them ---------------------------------------------------------------------------------


def mutants(file: Path) -> Iterator[Mutant]:
    """Every mutant of a module."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    places = decisions(tree)
    shown = [places.index(around(tree, node)) for node in places]
    for number, node in enumerate(places):
        for index, _changed in enumerate(changes(node)):
            twin = copy.deepcopy(tree)
            places_of_twin = decisions(twin)
            place, whole = places_of_twin[number], places_of_twin[shown[number]]
            changed = ast.copy_location(list(changes(place))[index], place)
            Swap(place, changed).visit(twin)
            code = compile(ast.fix_missing_locations(twin), str(file), "exec")
            after = said(changed if whole is place else whole)
            yield Mutant(file, line_of(node), said(places[shown[number]]), after, code)


def unchanged(file: Path) -> Mutant:
    """The module as it is: if its tests fail on it, they say nothing of its mutants."""
    code = compile(file.read_text(encoding="utf-8"), str(file), "exec")
    return Mutant(file, 1, "", "", code)


def decisions(tree: ast.Module) -> list[ast.AST]:
    """All that functions are made of, but for what decides nothing: types, a last None."""
    found: dict[ast.AST, None] = {}
    idle: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for statement in node.body:
                found |= dict.fromkeys(ast.walk(statement))
            if ast.unparse(node.body[-1]) == "return None":
                idle.update(ast.walk(node.body[-1]))
        typed = [getattr(node, name, None) for name in ("annotation", "returns")]
        if isinstance(node, ast.Assert):
            typed.append(node)
        idle.update(*(ast.walk(one) for one in typed if one))
    return [node for node in found if node not in idle]


def around(tree: ast.AST, node: ast.AST) -> ast.AST:
    """What a name or a number stands in, for it says little alone."""
    if isinstance(node, ast.Constant | ast.Name | ast.Attribute):
        holding = [one for one in ast.walk(tree) if node in ast.iter_child_nodes(one)]
        if isinstance(holding[0], ast.expr | ast.stmt | ast.keyword):
            return around(tree, holding[0])
    return node


def line_of(node: ast.AST) -> int:
    return node.target.lineno if isinstance(node, ast.comprehension) else getattr(node, "lineno", 0)


def said(node: ast.AST) -> str:
    """Its source; of a statement that holds others, the first line."""
    text = ast.unparse(node).strip()
    return text.partition("\n")[0] if isinstance(node, ast.If | ast.For) else text


class Swap(ast.NodeTransformer):
    """Puts a node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> Any:
        return self.new if node is self.old else self.generic_visit(node)


# ---- Trying them ---------------------------------------------------------------------------------


class Trial:
    """A plugin of pytest: in the place of running its tests, tries mutants on them."""

    def __init__(self, found: list[Mutant], processes: int) -> None:
        self.found, self.processes = found, processes
        self.out, self.status, self.sound = sys.stdout, 1, False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.session, self.functions = session, functions()
        gc.freeze()  # or each process would copy all that it looks at
        files = dict.fromkeys(mutant.file for mutant in self.found)
        with ThreadPoolExecutor(self.processes) as pool:
            sound = pool.map(self.survives, map(unchanged, files))
            if failing := [file for file, passes in zip(files, sound, strict=True) if not passes]:
                print("their tests fail already:", *failing, file=self.out)
            else:
                self.sound = True
                alive = pool.map(self.survives, self.found)
                self.status = report(zip(self.found, alive, strict=True), self.out)
        return True

    def survives(self, mutant: Mutant) -> bool:
        """Whether all tests pass on it, in a process of its own."""
        child = os.fork()
        if child == 0:
            os._exit(self.tried(mutant))
        _pid, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status) == 0

    def tried(self, mutant: Mutant) -> int:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        for code in codes(mutant.code):
            if function := self.functions.get((code.co_filename, code.co_qualname)):
                function.__code__ = code
        for item, following in pairwise([*self.items(mutant.file), None]):
            assert item is not None  # only the last is
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.session.testsfailed:
                return 1
        return 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Say why a module's own tests fail."""
        if report.failed and not self.sound:
            print(report.nodeid, report.longreprtext, sep="\n", file=self.out, flush=True)

    def items(self, file: Path) -> list[pytest.Item]:
        """The tests of a module, its own first."""
        names = tests_of(file)
        return [item for name in names for item in self.session.items if item.path == ROOT / name]


def functions() -> dict[tuple[str, str], FunctionType]:
    """The functions that are loaded, by file and name."""
    gc.unfreeze()  # what is frozen is not listed
    loaded = [what for what in gc.get_objects() if isinstance(what, FunctionType)]
    return {(one.__code__.co_filename, one.__code__.co_qualname): one for one in loaded}


def codes(code: CodeType) -> Iterator[CodeType]:
    """All code within code."""
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from codes(one)


def tests_of(file: Path) -> list[str]:
    """Those of its mirror, and those that concern all modules of its kind."""
    mirror = Path("tests", *file.relative_to(SOURCES / "tourdetable").parts)
    own = mirror.with_name(f"test_{file.name}")
    shared = next(tests for folder, tests in SUBJECTS.items() if file.is_relative_to(folder))
    return [test for test in (own.as_posix(), *shared) if (ROOT / test).exists()]


# ---- Command -------------------------------------------------------------------------------------


def files_below(paths: list[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        files += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return [file for file in files if file.name != "__init__.py"]


def equivalents(file: Path = EQUIVALENT) -> dict[str, str]:
    """The mutants that change nothing, and why."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Mutation testing of checks and rules.")
    parser.add_argument("-j", type=int, default=os.cpu_count() or 1, help="how many at once")
    parser.add_argument("paths", nargs="*", type=lambda path: Path(path).resolve())
    options = parser.parse_args(arguments)
    os.chdir(ROOT)
    known, files = equivalents(), files_below(options.paths or list(SUBJECTS))
    found = [mutant for file in files for mutant in mutants(file) if mutant.key not in known]
    tests = dict.fromkeys(test for file in files for test in tests_of(file))
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # the cores need none,
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)  # nor Django
    trial = Trial(found, options.j)
    quick = ["-q", "-s", "--assert=plain", "--tb=native", "-p", "no:cacheprovider"]
    with contextlib.redirect_stdout(io.StringIO()) as log:
        status = pytest.main([*quick, *tests], plugins=[trial])
    if status:
        print(log.getvalue())
    return trial.status


def report(tried: Iterable[tuple[Mutant, bool]], out: TextIO) -> int:
    """Tells of the survivors as they are found; the exit status."""
    total = survivors = 0
    for mutant, lives in tried:
        total += 1
        if lives:
            survivors += 1
            print(mutant.told, file=out, flush=True)
    print(f"{total} mutants, {survivors} survived", file=out)
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
