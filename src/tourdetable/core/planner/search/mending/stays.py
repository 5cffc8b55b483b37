"""The old meetings that may stay, as terms of a model: the fewest moves, then people told."""

from __future__ import annotations

from collections.abc import Sequence

from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.solver import LIGHT, Model, SolverResponse
from tourdetable.core.planner.search.attendance import EFFORT, Chosen
from tourdetable.core.planner.terms.plan import OPTIMAL


class Stays:
    """Their variables, each with how many are told if it moves."""

    def __init__(self, dates: DatesModel, old: Chosen) -> None:
        self.terms: list[tuple[int, int]] = []
        for year in dates.years:
            told = sum(len(seat.persons) for seat in year.body.seats)
            known = dates.by_bit[year.body.id]
            self.terms += [(known[bit], told) for bit in old[year.body.id] if bit in known]
        self.crowd = 1 + sum(told for _, told in self.terms)

    def charge_moves(self, model: Model) -> None:
        """Lexicographic: one more meeting that moves costs more than telling everybody."""
        for variable, told in self.terms:
            model.charge(variable, -(self.crowd + told))
        model.charge_fixed(sum(self.crowd + told for _, told in self.terms))

    def moved(self, answer: SolverResponse) -> int:
        """How many of them move."""
        return sum(1 for variable, _ in self.terms if not answer.values[variable])

    def least_moved(self, answer: SolverResponse) -> int:
        """How many of them must move, as far as is proved."""
        if answer.status == OPTIMAL:
            return self.moved(answer)
        return max(0, -(-(answer.bound or 0) // (2 * self.crowd)))

    def keep_as_many(self, model: Model, answer: SolverResponse) -> None:
        """No more moves than in an answer, and no more people told."""
        count = len(self.terms)
        model.total(count - self.moved(answer), [variable for variable, _ in self.terms], count)
        told = sum(told for variable, told in self.terms if answer.values[variable])
        model.between(told, self.terms, self.crowd - 1)


def moved_alone(masks: Masks, year: DateOptions, old: Sequence[int]) -> int:
    """How many of the old meetings that may stay must move for the body's own rules."""
    dates = DatesModel(masks, [year], optimise=False)
    stays = Stays(dates, {year.body.id: old})
    stays.charge_moves(dates.model)
    answer = dates.model.solve(parameters={**LIGHT, "max_deterministic_time": EFFORT})
    return stays.least_moved(answer) if answer.values else 0
