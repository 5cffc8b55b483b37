"""The master problem: the cheapest dates of one group of bodies, in one CP-SAT model."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from msgspec import structs

from tourdetable.core.planner.judge.charges import gap_charges, total
from tourdetable.core.planner.judge.rules.calendar import count
from tourdetable.core.planner.model.absences_model import AbsencesModel
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.duties_model import keep_duties
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.model.solver import LIGHT, Progress, SolverResponse
from tourdetable.core.planner.search.components import seated
from tourdetable.core.planner.terms.instance import BodySpec, Instance, Leave
from tourdetable.core.planner.terms.plan import FEASIBLE, INFEASIBLE, OPTIMAL, UNKNOWN

Times = tuple[tuple[int, str], ...]
"""A body's meetings as (ordinal of the day, part)."""

Dates = Mapping[str, Times]
"""By body, its meetings."""

PATIENCE = 0.04
"""Units of work for each body before a search starts again: twice what most take."""


MODELLING = 0.1
"""Seconds a body that one model of a large group takes before it is any better than its parts."""

SEARCHING = 0.2
"""Seconds a body in which one model of a large group is mostly searched to the end."""

ALONE = 100
"""Bodies beyond which a search takes more than in proportion."""


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How to look for dates.

    `deadline` is on the monotonic clock; `share` of what is left until then may be used.
    `known`: dates that are possible, answered when no others are found, and whence a large group
    begins. `explicit`: people whose attendance is modelled by variables; `missed`: those who are
    charged for what they must miss. `start`: dates to begin from (a hint). `fixed`: dates that some
    bodies keep, unless their people fall short. `with_duties`: bodies whose
    duties are modelled too. `stepwise`: the known dates of a large group are only improved step by
    step, to the deadline.
    """

    deadline: float | None = None
    share: float = 1.0
    seed: int = 1
    optimise: bool = True
    explicit: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    start: Dates = field(default_factory=dict)
    known: Dates = field(default_factory=dict)
    fixed: Dates = field(default_factory=dict)
    with_duties: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=lambda: dict(LIGHT))
    stepwise: bool = False

    @property
    def joined(self) -> tuple[str, ...]:
        """The people who tie bodies by any of their seats."""
        return (*self.explicit, *self.missed)

    def seconds(self) -> float | None:
        """How long this search may last from now."""
        if self.deadline is None:
            return None
        return max(0.01, (self.deadline - time.monotonic()) * self.share)

    @property
    def over(self) -> bool:
        """Whether no time is left."""
        return self.deadline is not None and time.monotonic() >= self.deadline

    def hurried(self, bodies: int) -> bool:
        """Whether too little time is left to make one model of so many bodies, and search it."""
        return self._within(MODELLING * bodies)

    def short(self, bodies: int) -> bool:
        """Whether too little time is left to be sure of what one model of so many bodies gives."""
        return self._within(SEARCHING * bodies)

    def _within(self, seconds: float) -> bool:
        left = self.seconds()
        return left is not None and left < seconds

    def begun(self) -> SearchSettings:
        """The same from now on: its share of the time left is its own."""
        if self.deadline is None:
            return self
        return replace(self, deadline=time.monotonic() + (self.seconds() or 0.0), share=1.0)


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
    return structs.replace(
        instance,
        bodies=tuple(bodies),
        persons=tuple(person for person in instance.persons if person.id in sitting),
        locks=tuple(pin for pin in instance.locks if pin.body in names),
        forbid=tuple(pin for pin in instance.forbid if pin.body in names),
        relations=tuple(one for one in instance.relations if {one.first, one.second} <= names),
        relax=(*instance.relax, *leaves),
    )


def search_dates(
    masks: Masks,
    years: Sequence[DateOptions],
    how: SearchSettings,
    tell: Progress | None = None,
    *,
    once: bool = False,
) -> Solution:
    """The best dates among some options of some bodies; `once`: on one seed only."""
    for year in years:
        if year.body.meetings and not year.at and count.binds(masks.ground, year.body.id):
            return Solution(INFEASIBLE)
    if how.over:
        return or_known(masks, years, how, Solution(UNKNOWN))
    model = _model(masks, years, how)
    answer = _once(model, how, tell) if once else _solved(model, how, tell)
    has_dates = answer.status in (OPTIMAL, FEASIBLE)
    dates = as_dates(masks, model.chosen(answer.values)) if has_dates else {}
    found = Solution(answer.status, dates, answer.objective, answer.bound, answer.work)
    return or_known(masks, years, how, found)


def or_known(
    masks: Masks, years: Sequence[DateOptions], how: SearchSettings, found: Solution
) -> Solution:
    """What was found; when nothing was in time, the dates that are known already."""
    ready = all(year.body.id in how.known for year in years)
    if found.status != UNKNOWN or not ready:
        return found
    mine = {year.body.id: how.known[year.body.id] for year in years}
    cost = whole_cost(masks, years, mine, how)
    bound = min(cost, found.bound or 0)
    return replace(found, status=FEASIBLE, dates=mine, cost=cost, bound=bound)


def best_of(one: Solution, other: Solution) -> Solution:
    """The better dates, the higher bound; a proof wins."""
    if other.status == INFEASIBLE:
        return other
    bound = max((s.bound for s in (one, other) if s.bound is not None), default=None)
    kept = one.dates and (not other.dates or (one.cost or 0) <= (other.cost or 0))
    better = one if kept else other
    reached = better.cost is not None and bound is not None and bound >= better.cost
    proven = bool(better.dates) and reached
    return replace(better, bound=bound, status=OPTIMAL if proven else better.status)


def whole_cost(
    masks: Masks, years: Sequence[DateOptions], dates: Dates, how: SearchSettings
) -> int:
    """What dates cost as the model counts it, with what people miss."""
    chosen = all_bits(masks, dates)
    kept = [year if year.held else year.only(chosen[year.body.id]) for year in years]
    how = replace(how, deadline=None, start={}, known={})
    priced = search_dates(masks, kept, how, once=True).cost
    return cost_of(masks, years, chosen) if priced is None else priced


def _model(masks: Masks, years: Sequence[DateOptions], how: SearchSettings) -> DatesModel:
    model = DatesModel(masks, years, optimise=how.optimise)
    people = PeopleModel(model, how.explicit)
    if how.optimise:
        AbsencesModel(model, set(how.missed) - people.explicit)
    keep_duties(people, how.with_duties)
    if how.start:
        model.suggest(all_bits(masks, how.start))
    return model


def _once(model: DatesModel, how: SearchSettings, progress: Progress | None) -> SolverResponse:
    return model.model.solve(
        seconds=how.seconds(),
        seed=how.seed,
        optimise=how.optimise,
        parameters=how.parameters,
        progress=progress,
    )


def _solved(model: DatesModel, how: SearchSettings, progress: Progress | None) -> SolverResponse:
    """Solve with restarts: later for many bodies."""
    bodies = len(model.years)
    return model.model.persist(
        deadline=how.seconds,
        seed=how.seed,
        optimise=how.optimise,
        parameters=how.parameters,
        progress=progress,
        patience=max(1.0, PATIENCE * bodies * max(1.0, bodies / ALONE)) * (2 if how.missed else 1),
    )


def cost_of(masks: Masks, years: Sequence[DateOptions], known: Mapping[str, Sequence[int]]) -> int:
    """What these dates of bodies cost, dates and gaps, but for what is held already."""
    cost = 0
    for year in years:
        if year.held:
            continue
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
