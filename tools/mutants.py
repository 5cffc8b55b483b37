"""`make mutants`: mutation testing of the charter's checks and of the planner's rules.

Each mutant is a module in which one decision is changed: a comparison, `and` for `or`, a `not` more
or less, a number, a sum, an answer. The tests of its mirror, and the worked cases, must fail on it.
One that passes them all has survived: it is printed with its place and its change, and the exit
status is 1. Those that change nothing are listed in mutants_equivalent.toml, each with its reason.

    mutants.py [-j PROCESSES] [PATH…]

Each mutant has a process of its own, which loads it in the place of the module: no file is changed.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import signal
import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src"
EQUIVALENT = Path(__file__).with_name("mutants_equivalent.toml")
CHARTER, PLANNER = "core/charter/checking/checks", "core/planner/judge/rules"
SUBJECTS = {
    SOURCES / "tourdetable" / CHARTER: ["tests/core/charter/test_charter.py"],
    SOURCES / "tourdetable" / PLANNER: ["tests/core/planner/judge/test_rules.py"],
}
"""What is mutated, and the tests that concern all of it."""

SECONDS = 120
"""After which a mutant is taken for one that never ends; that is noticed."""

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
SUMMED: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add}
OPPOSITES = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Mutant:
    """One change of one module: the source of an expression, before and after."""

    file: Path
    line: int
    before: str
    after: str
    code: CodeType

    @property
    def module(self) -> str:
        return ".".join(self.file.relative_to(SOURCES).with_suffix("").parts)

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
    for number, node in enumerate(decisions(tree)):
        for index, changed in enumerate(changes(node)):
            twin = copy.deepcopy(tree)
            place = decisions(twin)[number]
            Swap(place, list(changes(place))[index]).visit(twin)
            code = compile(ast.fix_missing_locations(twin), str(file), "exec")
            yield Mutant(file, node.lineno, ast.unparse(node), ast.unparse(changed), code)


def decisions(tree: ast.Module) -> list[ast.expr]:
    """Every expression in the body of a function: what is declared outside decides nothing."""
    found: dict[ast.expr, None] = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for statement in function.body:
                inside = ast.walk(statement)
                found |= {node: None for node in inside if isinstance(node, ast.expr)}
    return list(found)


class Swap(ast.NodeTransformer):
    """Puts a node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> Any:
        return self.new if node is self.old else self.generic_visit(node)


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What a node may become: a decision taken otherwise, never another sentence."""
    match node:
        case ast.Compare():
            yield from compared(node)
        case ast.BoolOp():
            yield from joined(node)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.BinOp() if type(node.op) in SUMMED:
            yield ast.BinOp(node.left, SUMMED[type(node.op)](), node.right)
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int(number)):
            yield ast.Constant(number + 1)
        case ast.Name() if node.id in OPPOSITES and isinstance(node.ctx, ast.Load):
            yield ast.Name(OPPOSITES[node.id], ast.Load())
        case ast.IfExp():
            yield node.body
            yield node.orelse


def compared(node: ast.Compare) -> Iterator[ast.Compare]:
    for index, operator in enumerate(node.ops):
        changed = [*node.ops[:index], COMPARED[type(operator)](), *node.ops[index + 1 :]]
        yield ast.Compare(node.left, changed, node.comparators)


def joined(node: ast.BoolOp) -> Iterator[ast.expr]:
    """`or` for `and`, and each of the conditions left out."""
    yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    for index in range(len(node.values)):
        rest = node.values[:index] + node.values[index + 1 :]
        yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


# ---- Trying them ---------------------------------------------------------------------------------


class InItsPlace(MetaPathFinder, Loader):
    """Loads a mutant where its module is asked for."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        return spec_from_loader(name, self) if name == self.mutant.module else None

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self.mutant.file)
        exec(self.mutant.code, module.__dict__)  # noqa: S102  this is what the tool is for


def tests_of(file: Path) -> list[str]:
    """Those of its mirror, and those that concern all modules of its kind."""
    mirror = Path("tests", *file.relative_to(SOURCES / "tourdetable").parts)
    own = mirror.with_name(f"test_{file.name}")
    shared = next(tests for folder, tests in SUBJECTS.items() if file.is_relative_to(folder))
    return [test for test in (own.as_posix(), *shared) if (ROOT / test).exists()]


def survives(mutant: Mutant) -> bool:
    """Whether all tests pass on it, in a process of its own."""
    child = os.fork()
    if child == 0:
        os._exit(tried(mutant))
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def tried(mutant: Mutant) -> int:
    """The exit status of pytest on a mutant; silent."""
    import pytest  # noqa: PLC0415  after the fork, beside the mutant

    signal.alarm(SECONDS)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    sys.meta_path.insert(0, InItsPlace(mutant))
    quick = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-p", "no:randomly"]
    return int(pytest.main([*quick, *tests_of(mutant.file)]))


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
    known, found = equivalents(), []
    for file in files_below(options.paths or list(SUBJECTS)):
        found += [mutant for mutant in mutants(file) if mutant.key not in known]
    with ThreadPoolExecutor(options.j) as pool:
        alive = list(pool.map(survives, found))
    return report([mutant for mutant, lives in zip(found, alive, strict=True) if lives], found)


def report(survivors: list[Mutant], found: list[Mutant]) -> int:
    for mutant in survivors:
        print(mutant.told)
    print(f"{len(found)} mutants, {len(survivors)} survived")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
