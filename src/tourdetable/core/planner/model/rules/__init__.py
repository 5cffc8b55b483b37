"""What rules ask of the solver: one module for each rule that masks of days do not settle."""

from __future__ import annotations

from typing import Protocol

from tourdetable.core.planner.model.options import DateOptions
from tourdetable.core.planner.model.rules import count, gap_max, gap_min, lock, tail
from tourdetable.core.planner.model.variables import DateVariables


class YearRule(Protocol):
    """A rule of one body's dates."""

    def constrain(self, dates: DateVariables, year: DateOptions, /) -> None:
        """Add the rule to the model, unless it is left out for the body."""


YEAR_RULES: tuple[YearRule, ...] = (count, gap_min, gap_max, tail, lock)
