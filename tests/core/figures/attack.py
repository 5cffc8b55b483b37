"""A reader who knows all that is published, and solves for what is not."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from ortools.sat.python import cp_model

from tourdetable.core.figures.tables import Line

MOST = 400
"""No cell of these tests holds more."""

EVERYONE = "everyone"

Truth = Mapping[str, Sequence[int]]


class Reader:
    """What published tables leave possible, by a solver that shares nothing with what hides."""

    def __init__(self) -> None:
        self.model = cp_model.CpModel()
        self.cells: dict[Hashable, cp_model.IntVar] = {}

    def cell(self, *name: Hashable) -> cp_model.IntVar:
        if name not in self.cells:
            self.cells[name] = self.model.new_int_var(0, MOST, repr(name))
        return self.cells[name]

    def reads(self, groups: Mapping[str, Line], everyone: Line | None) -> None:
        """A table with its margins."""
        assert everyone is not None
        for group, line in {**groups, EVERYONE: everyone}.items():
            self.reads_line([self.cell(group, at) for at in range(len(line.counts))], line)
        for at in range(len(everyone.counts)):
            self.adds_up([self.cell(group, at) for group in groups], self.cell(EVERYONE, at))

    def reads_line(self, cells: Sequence[cp_model.LinearExpr], line: Line) -> None:
        self.model.add(sum(cells) == line.size)
        for one, seen in zip(cells, line.counts, strict=True):
            if seen is not None:
                self.model.add(one == seen)

    def adds_up(self, parts: Sequence[cp_model.LinearExpr], whole: cp_model.LinearExpr) -> None:
        self.model.add(sum(parts) == whole)

    def span(self, *name: Hashable) -> int:
        """The largest value that a cell may have, less the smallest."""
        return self.best(self.cell(*name), 1) - self.best(self.cell(*name), -1)

    def best(self, cell: cp_model.IntVar, sign: int) -> int:
        self.model.maximize(sign * cell)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(self.model) == cp_model.OPTIMAL
        return int(solver.value(cell))

    def finds(self, table: Truth, *of: Hashable) -> list[Hashable]:
        """The small groups of a true table that this reader knows, or nearly."""
        return [
            (group, at)
            for group, row in with_everyone(table).items()
            for at, true in enumerate(row)
            if is_small(true, sum(row)) and self.span(*of, group, at) < 5
        ]


def is_small(true: int, size: int) -> bool:
    return 0 < true < 5 or (true > 0 and size - true < 5)


def with_everyone(table: Truth) -> Truth:
    return {**table, EVERYONE: totals(table)}


def totals(table: Truth) -> list[int]:
    return [sum(column) for column in zip(*table.values(), strict=True)]


def named(rows: Sequence[Sequence[int]], letter: str = "g") -> dict[str, Sequence[int]]:
    return {f"{letter}{nth}": row for nth, row in enumerate(rows)}
