"""The master problem: the cheapest dates of one group of bodies, in one CP-SAT model."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from msgspec.structs import replace

from tourdetable.core.planner.judge.charges import gap_charges, total
from tourdetable.core.planner.judge.rules.calendar import count
from tourdetable.core.planner.model.absences_model import AbsencesModel
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.model.solver import LIGHT, Progress, SolverResponse
from tourdetable.core.planner.search.components import seated
from tourdetable.core.planner.search.warm_start import LARGE, warm_start
from tourdetable.core.planner.terms.instance import BodySpec, Instance, Leave
from tourdetable.core.planner.terms.plan import FEASIBLE, INFEASIBLE, UNKNOWN

Times = tuple[tuple[int, str], ...]
"""A body's meetings as (ordinal of the day, part)."""

Dates = Mapping[str, Times]
"""By body, its meetings."""

PATIENCE = 0.04
"""Units of work for each body before a search starts again: twice what most take."""


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How to look for dates.

    `deadline` is on the monotonic clock; `share` of what is left until then may be used.
    `explicit`: people whose attendance is modelled by variables; `missed`: those who are charged
    for what they must miss. `start`: dates to begin from (a hint). `fixed`: dates that some bodies
    keep, unless their people fall short. `nogoods`: a body's dates that were refused.
    """

    deadline: float | None = None
    share: float = 1.0
    seed: int = 1
    optimise: bool = True
    explicit: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    start: Dates = field(default_factory=dict)
    fixed: Dates = field(default_factory=dict)
    nogoods: tuple[tuple[str, Times], ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=lambda: dict(LIGHT))

    @property
    def joined(self) -> tuple[str, ...]:
        """The people who tie bodies by any of their seats."""
        return (*self.explicit, *self.missed)

    def seconds(self) -> float | None:
        """How long this search may last from now."""
        if self.deadline is None:
            return None
        return max(0.05, (self.deadline - time.monotonic()) * self.share)


@dataclass(frozen=True, slots=True)
class Solution:
    """The dates of a group: `status` as the solver says, what they cost, what no dates can beat."""

    status: str
    dates: Dates = field(default_factory=dict)
    cost: int | None = None
    bound: int | None = None
    work: float = 0.0


def part_of(
    instance: Instance, bodies: Sequence[BodySpec], leaves: Iterable[Leave] = ()
) -> Instance:
    """The instance of some bodies only, with the people who sit there."""
    names = {body.id for body in bodies}
    sitting = seated(bodies)
    return replace(
        instance,
        bodies=tuple(bodies),
        persons=tuple(person for person in instance.persons if person.id in sitting),
        locks=tuple(pin for pin in instance.locks if pin.body in names),
        forbid=tuple(pin for pin in instance.forbid if pin.body in names),
        relations=tuple(one for one in instance.relations if {one.first, one.second} <= names),
        relax=(*instance.relax, *leaves),
    )


def search_dates(
    masks: Masks, years: Sequence[DateOptions], how: SearchSettings, tell: Progress | None = None
) -> Solution:
    """The best dates among some options of some bodies."""
    for year in years:
        if year.body.meetings and not year.at and count.binds(masks.ground, year.body.id):
            return Solution(INFEASIBLE)
    model = _model(masks, years, how)
    answer = _solved(model, how, tell)
    if answer.status == UNKNOWN and _accepts_any(how):
        return _from_warm_start(masks, years, answer)
    if answer.status in (INFEASIBLE, UNKNOWN):
        return Solution(answer.status, work=answer.work)
    dates = as_dates(masks, model.chosen(answer.values))
    return Solution(answer.status, dates, answer.objective, answer.bound, answer.work)


def _model(masks: Masks, years: Sequence[DateOptions], how: SearchSettings) -> DatesModel:
    model = DatesModel(masks, years, optimise=how.optimise)
    people = PeopleModel(model, how.explicit)
    if how.optimise:
        AbsencesModel(model, set(how.missed) - people.explicit)
    for body, times in how.nogoods:
        if body in model.by_bit:
            model.exclude(body, as_bits(masks, times))
    if how.start:
        model.suggest(all_bits(masks, how.start))
    return model


def _solved(model: DatesModel, how: SearchSettings, progress: Progress | None) -> SolverResponse:
    """Solve with restarts; a large group that finds nothing is given a warm start."""

    def rescue() -> None:
        model.suggest(warm_start(model.masks, model.years))

    return model.model.persist(
        deadline=how.seconds,
        seed=how.seed,
        optimise=how.optimise,
        parameters=how.parameters,
        progress=progress,
        patience=max(1.0, PATIENCE * len(model.years)) * (2 if how.missed else 1),
        rescue=rescue if len(model.years) > LARGE else None,
    )


def _accepts_any(how: SearchSettings) -> bool:
    """Whether dates that the solver did not see may answer: nothing more is asked of them."""
    quick = how.parameters.get("use_objective_lb_search", False)
    return quick and not how.nogoods and not how.explicit


def _from_warm_start(
    masks: Masks, years: Sequence[DateOptions], answer: SolverResponse
) -> Solution:
    """When time ran out: a first good year, if its blocks go together."""
    known = warm_start(masks, years)
    if len(known) < len(years):
        return Solution(UNKNOWN, work=answer.work)
    cost = cost_of(masks, years, known)
    bound = min(cost, answer.bound or 0)
    return Solution(FEASIBLE, as_dates(masks, known), cost, bound, answer.work)


def cost_of(masks: Masks, years: Sequence[DateOptions], known: Mapping[str, Sequence[int]]) -> int:
    """What these dates of bodies cost, dates and gaps."""
    cost = 0
    for year in years:
        prices = dict(zip(year.at, year.costs, strict=True))
        at = known[year.body.id]
        cost += sum(prices[bit] for bit in at)
        cost += total(gap_charges(masks.ground, year.body, [masks.when(bit)[0] for bit in at]))
    return cost


def as_dates(masks: Masks, chosen: Mapping[str, Sequence[int]]) -> Dates:
    """By body, the meetings of these bits."""
    found: dict[str, Times] = {}
    for body, at in chosen.items():
        times = [masks.when(bit) for bit in at]
        found[body] = tuple((day.toordinal(), part) for day, part in times)
    return found


def all_bits(masks: Masks, dates: Dates) -> dict[str, list[int]]:
    """By body, the bits of its meetings."""
    return {body: as_bits(masks, times) for body, times in dates.items()}


def as_bits(masks: Masks, times: Times) -> list[int]:
    """The bits of a body's meetings."""
    return [masks.bit(date.fromordinal(day), part) for day, part in times]
