"""The only door to OR-Tools' CP-SAT.

A model of Booleans and whole numbers, one worker, the same search every time.

OR-Tools is imported when a model is made, and only its compiled helper: the public front imports
pandas and numpy, which take a second and 150 MB that a plan does not need (docs/adr/0020).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import isfinite
from typing import Any

from tourdetable.core.planner.terms.plan import INFEASIBLE, OPTIMAL, STATUSES, UNKNOWN

Progress = Callable[[int | None, int | None], bool]
"""Told the best cost so far and the bound, from any thread; answers whether to go on."""

LIGHT: Mapping[str, Any] = {
    "num_workers": 1,
    "linearization_level": 2,
    "cp_model_presolve": False,
    "symmetry_level": 0,
    "new_constraints_batch_size": 1000,
    "max_cut_rounds_at_level_zero": 1,
    "use_objective_lb_search": True,
    "catch_sigint_signal": False,
}
LAST_MOMENT = 0.02
ASKED_EVERY = 0.1
"""Seconds between two questions whether to go on, while the solver finds nothing to tell."""
DEFAULT: Mapping[str, Any] = {"num_workers": 1, "catch_sigint_signal": False}


@dataclass(frozen=True, slots=True)
class SolverResponse:
    """What the solver found. `work` is its deterministic time, the same on every machine."""

    status: str
    values: Sequence[int] = field(default=(), repr=False)
    objective: int | None = None
    bound: int | None = None
    work: float = 0.0


class Model:
    """A model in the making; a variable is its number, and its negation `-1 - number`."""

    def __init__(self) -> None:
        from ortools.sat.python import cp_model_helper  # noqa: PLC0415 - heavy, and needed only when solving

        self._helper: Any = cp_model_helper
        self._proto: Any = cp_model_helper.CpModelProto()
        self._variables, self._constraints = self._proto.variables, self._proto.constraints
        self.size = 0
        self._costs: dict[int, int] = {}
        self._offset = 0

    def number(self, least: int, most: int) -> int:
        """A new variable, from `least` to `most`."""
        self._variables.add().domain.extend([least, most])
        self.size += 1
        return self.size - 1

    def booleans(self, count: int) -> int:
        """As many new Booleans, and the number of the first."""
        for _ in range(count):
            self._variables.add().domain.extend([0, 1])
        self.size += count
        return self.size - count

    def at_most_one(self, literals: Sequence[int]) -> None:
        self._constraints.add().at_most_one.literals.extend(literals)

    def exactly_one(self, literals: Sequence[int]) -> None:
        self._constraints.add().exactly_one.literals.extend(literals)

    def some(self, literals: Sequence[int]) -> None:
        self._constraints.add().bool_or.literals.extend(literals)

    def between(self, least: int, terms: Sequence[tuple[int, int]], most: int) -> None:
        """The sum of variables by their coefficients, from `least` to `most`."""
        linear = self._constraints.add().linear
        linear.vars.extend([variable for variable, _ in terms])
        linear.coeffs.extend([coefficient for _, coefficient in terms])
        linear.domain.extend([least, most])

    def total(self, least: int, variables: Sequence[int], most: int) -> None:
        """How many of them."""
        linear = self._constraints.add().linear
        linear.vars.extend(variables)
        linear.coeffs.extend([1] * len(variables))
        linear.domain.extend([least, most])

    def at_most(self, variables: Sequence[int], most: int) -> None:
        if most == 1:
            self.at_most_one(variables)
        else:
            self.total(0, variables, most)

    def charge(self, variable: int, cost: int) -> None:
        """Add a variable's cost to what is minimised."""
        if cost:
            self._costs[variable] = self._costs.get(variable, 0) + cost

    def charge_fixed(self, cost: int) -> None:
        """Add a cost that nothing avoids."""
        self._offset += cost

    def charge_square(self, variables: Sequence[int], past: int) -> None:
        """Add the square of how many of them hold besides `past`: each one more is dearer."""
        steps = [self.booleans(1) for _ in variables]
        if steps:
            self.between(0, [(v, 1) for v in variables] + [(step, -1) for step in steps], 0)
        for one, other in pairwise(steps):
            self.some([one, -1 - other])
        self.charge_fixed(past * past)
        for load, step in enumerate(steps, past):
            self.charge(step, 2 * load + 1)

    def hint(self, values: Mapping[int, int]) -> None:
        """Where to begin."""
        self._proto.clear_solution_hint()
        hint = self._proto.solution_hint
        hint.vars.extend(list(values))
        hint.values.extend(list(values.values()))

    def _finish(self, *, optimise: bool) -> None:
        if optimise and self._costs and not self._proto.has_objective():
            objective = self._proto.objective
            objective.vars.extend(list(self._costs))
            objective.coeffs.extend(list(self._costs.values()))
            objective.offset = self._offset

    def solve(
        self,
        *,
        seconds: float | None = None,
        seed: int = 1,
        optimise: bool = True,
        parameters: Mapping[str, Any] = LIGHT,
        progress: Progress | None = None,
    ) -> SolverResponse:
        """The best values, or the proof that there are none.

        `unknown` when time ran out or `progress` said stop.
        """
        self._finish(optimise=optimise)
        if not self.size and not len(self._constraints):
            return SolverResponse(OPTIMAL, (), self._offset, self._offset)
        wrapper = self._wrapper({**parameters, "random_seed": seed}, seconds)
        if progress is None:
            return self._answer(wrapper.solve(self._proto))
        heard = _listen(self._helper, wrapper, progress)
        response = _watched(wrapper, self._proto, heard.told)
        wrapper.clear_solution_callback(heard)
        return self._answer(response)

    def persist(
        self,
        *,
        deadline: Callable[[], float | None],
        seed: int = 1,
        optimise: bool = True,
        parameters: Mapping[str, Any] = LIGHT,
        progress: Progress | None = None,
        patience: float = 1.0,
    ) -> SolverResponse:
        """As `solve`, but a search that drags on starts again from the best known, on another seed.

        Each time it goes on longer: one seed in ten takes five times the others' time. `patience`
        is in units of the solver's own work, so that the same model always starts again at the same
        moments.
        """
        best, work = SolverResponse(UNKNOWN), 0.0
        listener = _Listener(progress)
        for attempt, limit in enumerate(_limits(parameters, patience)):
            answer = self.solve(
                seconds=deadline(),
                seed=seed + attempt,
                optimise=optimise,
                parameters=limit,
                progress=listener.tell if progress else None,
            )
            work += answer.work
            best = _better(best, answer)
            if listener.stopped or _settled(best, deadline(), optimise=optimise):
                break
            if best.values:
                self.hint(dict(enumerate(best.values)))
        return replace(best, work=work)

    def _wrapper(self, parameters: Mapping[str, Any], seconds: float | None) -> Any:
        chosen = self._helper.SatParameters()
        for name, value in parameters.items():
            setattr(chosen, name, value)
        if seconds is not None:
            chosen.max_time_in_seconds = max(0.01, seconds)
        wrapper = self._helper.SolveWrapper()
        wrapper.set_parameters(chosen)
        return wrapper

    def _answer(self, response: Any) -> SolverResponse:
        if response.status == self._helper.MODEL_INVALID:
            raise AssertionError("the planner built a model that CP-SAT refuses")
        names = {getattr(self._helper, name.upper()): name for name in STATUSES[:3]}
        status, work = names.get(response.status, UNKNOWN), response.deterministic_time
        bound = self._bound(response)
        if status in (INFEASIBLE, UNKNOWN):
            return SolverResponse(status, bound=bound, work=work)
        objective = self._offset
        if self._proto.has_objective():
            objective = round(response.objective_value)
        return SolverResponse(status, list(response.solution), objective, bound, work)

    def _bound(self, response: Any) -> int | None:
        if not self._proto.has_objective():
            return self._offset
        known = response.best_objective_bound
        return -int(-known // 1) if isfinite(known) else None


class _Listener:
    """Remembers whether it was told to stop."""

    def __init__(self, progress: Progress | None) -> None:
        self.progress, self.stopped = progress, False

    def tell(self, best: int | None, bound: int | None) -> bool:
        self.stopped = self.stopped or (
            self.progress is not None and not self.progress(best, bound)
        )
        return not self.stopped


def _limits(parameters: Mapping[str, Any], patience: float) -> Iterator[Mapping[str, Any]]:
    """The parameters of each attempt, longer and longer, the last one as long as needed."""
    for factor in (1, 1, 2, 4, 8):
        yield {**parameters, "max_deterministic_time": patience * factor}
    yield parameters


def _settled(best: SolverResponse, left: float | None, *, optimise: bool) -> bool:
    """Whether no other attempt is worth making, or time is up."""
    proved = best.status in (OPTIMAL, INFEASIBLE) or (not optimise and bool(best.values))
    return proved or (left is not None and left < LAST_MOMENT)


def _better(one: SolverResponse, other: SolverResponse) -> SolverResponse:
    """The better values with the higher bound; a proof wins."""
    if other.status in (OPTIMAL, INFEASIBLE):
        return other
    bound = max((b for b in (one.bound, other.bound) if b is not None), default=None)
    if not one.values:
        return replace(other, bound=bound)
    best = other if other.values and (other.objective or 0) <= (one.objective or 0) else one
    proven = bound is not None and best.objective is not None and bound >= best.objective
    return replace(best, bound=bound, status=OPTIMAL if proven else best.status)


def _watched(wrapper: Any, proto: Any, told: Callable[[], None]) -> Any:
    """Solve in a thread: in this one, signals are heard and it is asked whether to go on."""
    answer = Future[Any]()

    def solve() -> None:
        try:
            answer.set_result(wrapper.solve(proto))
        except BaseException as error:
            answer.set_exception(error)

    thread = threading.Thread(target=solve, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(ASKED_EVERY)
        if thread.is_alive():
            told()
    return answer.result()


def _listen(helper: Any, wrapper: Any, progress: Progress) -> Any:
    """Tell `progress` of each better plan or bound; what is returned must outlive the search."""
    best: list[int | None] = [None, None]

    def told() -> None:
        if not progress(best[0], best[1]):
            wrapper.stop_search()

    class Heard(helper.SolutionCallback):  # type: ignore[misc]  # OR-Tools is published without types
        def OnSolutionCallback(self) -> None:  # noqa: N802 - OR-Tools' name
            best[0] = round(self.ObjectiveValue())
            told()

    def bounded(bound: float) -> None:
        best[1] = -int(-(bound - 1e-6) // 1)
        told()

    heard = Heard()
    heard.told = told
    wrapper.add_solution_callback(heard)
    wrapper.add_best_bound_callback(bounded)
    return heard
