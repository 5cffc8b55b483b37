"""The variables of bodies' dates: one Boolean a body and date, none a meeting (no symmetry)."""

from __future__ import annotations

from collections.abc import Sequence

from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.solver import Model

Range = tuple[int, int]
"""Options from the first number to before the second."""


class DateVariables:
    """`first[body]` + i is the variable of a body's i-th option; `by_bit[body]`, by bit."""

    def __init__(self, masks: Masks, years: Sequence[DateOptions]) -> None:
        self.masks, self.years, self.model = masks, years, Model()
        self.ground = masks.ground
        self.first: dict[str, int] = {}
        self.by_bit: dict[str, dict[int, int]] = {}
        for year in years:
            first = self.model.booleans(len(year.at))
            self.first[year.body.id] = first
            self.by_bit[year.body.id] = {bit: first + i for i, bit in enumerate(year.at)}

    def of(self, year: DateOptions, window: Range | None = None) -> list[int]:
        """The variables of a body's options, or of those in a window."""
        first, (low, high) = self.first[year.body.id], window or (0, len(year.at))
        return list(range(first + low, first + high))

    def chosen(self, values: Sequence[int]) -> dict[str, list[int]]:
        """By body, the bits of the options that the solver chose."""
        found: dict[str, list[int]] = {}
        for body, known in self.by_bit.items():
            found[body] = [bit for bit, variable in known.items() if values[variable]]
        return found

    def suggest(self, chosen: dict[str, list[int]]) -> None:
        """Begin the search from these dates."""
        hints: dict[int, int] = {}
        for body, known in self.by_bit.items():
            wanted = set(chosen.get(body, ()))
            if wanted:
                hints |= {variable: int(bit in wanted) for bit, variable in known.items()}
        self.model.hint(hints)
