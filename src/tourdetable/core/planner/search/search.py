"""The best dates of one group of bodies that share people or rooms: one model, one worker, one answer."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from msgspec.structs import replace

from tourdetable.core.planner.judge.cost import regularity_cost
from tourdetable.core.planner.model.commitments import Commitments
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.model.solver import LIGHT, Progress, SolverResponse
from tourdetable.core.planner.search.warm import LARGE, warm_start
from tourdetable.core.planner.terms.instance import BodySpec, Instance, Leave

Whens = Mapping[str, tuple[tuple[int, str], ...]]
"""By body, its meetings as (ordinal of the day, part)."""

PATIENCE = 0.04
"""Units of work for each body before a search starts again: twice what most take."""


@dataclass(frozen=True, slots=True)
class Search:
    """How to look for dates. `deadline` is on the monotonic clock; `share` of what is left until then may be used.

    `start`: dates to begin from. `held`: dates that some bodies keep, unless their people fall short.
    """

    deadline: float | None = None
    share: float = 1.0
    seed: int = 1
    optimise: bool = True
    explicit: tuple[str, ...] = ()
    start: Whens = field(default_factory=dict)
    held: Whens = field(default_factory=dict)
    excluded: tuple[tuple[str, tuple[tuple[int, str], ...]], ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=lambda: dict(LIGHT))

    def seconds(self) -> float | None:
        """How long this search may last from now."""
        if self.deadline is None:
            return None
        return max(0.05, (self.deadline - time.monotonic()) * self.share)


@dataclass(frozen=True, slots=True)
class Found:
    """The dates of a group: `status` as the solver says, what they cost, what no dates can beat."""

    status: str
    dates: Whens = field(default_factory=dict)
    cost: int | None = None
    bound: int | None = None
    work: float = 0.0


def part_of(
    instance: Instance, bodies: Sequence[BodySpec], leaves: Iterable[Leave] = ()
) -> Instance:
    """The instance of some bodies only, with the people who sit there."""
    names = {body.id for body in bodies}
    sitting = {person for body in bodies for seat in body.seats for person in seat.persons}
    return replace(
        instance,
        bodies=tuple(bodies),
        persons=tuple(person for person in instance.persons if person.id in sitting),
        locks=tuple(pin for pin in instance.locks if pin.body in names),
        forbid=tuple(pin for pin in instance.forbid if pin.body in names),
        relax=(*instance.relax, *leaves),
    )


def search_years(
    masks: Masks, years: Sequence[DateOptions], how: Search, progress: Progress | None = None
) -> Found:
    """The best dates among some options of some bodies."""
    bodies = [year.body for year in years]
    if any(
        not year.at and year.body.meetings and not _may_rest(masks, year.body) for year in years
    ):
        return Found("infeasible")
    model = DatesModel(masks, years, optimise=how.optimise)
    PeopleModel(model, Commitments(masks, bodies), how.explicit)
    for body, meetings in how.excluded:
        if body in model.by_bit:
            model.exclude(body, as_bits(masks, meetings))
    if how.start:
        model.suggest({body: as_bits(masks, meetings) for body, meetings in how.start.items()})
    answer = model.model.persist(
        deadline=how.seconds,
        seed=how.seed,
        optimise=how.optimise,
        parameters=how.parameters,
        progress=progress,
        patience=max(1.0, PATIENCE * len(bodies)),
        rescue=(lambda: model.suggest(warm_start(masks, years))) if len(bodies) > LARGE else None,
    )
    patient = (
        how.parameters.get("use_objective_lb_search") and not how.excluded and not how.explicit
    )
    if answer.status == "unknown" and patient:
        return _warm(masks, years, answer)
    if answer.status in ("infeasible", "unknown"):
        return Found(answer.status, work=answer.work)
    dates = _dates(masks, model.chosen(answer.values))
    return Found(answer.status, dates, answer.objective, answer.bound, answer.work)


def _warm(masks: Masks, years: Sequence[DateOptions], answer: SolverResponse) -> Found:
    """When time ran out: a first good year, if its blocks go together."""
    known = warm_start(masks, years)
    if len(known) < len(years):
        return Found("unknown", work=answer.work)
    cost = cost_of(masks, years, known)
    return Found("feasible", _dates(masks, known), cost, min(cost, answer.bound or 0), answer.work)


def cost_of(masks: Masks, years: Sequence[DateOptions], known: Mapping[str, Sequence[int]]) -> int:
    """What these dates of bodies cost, dates and gaps."""
    prices = {
        (year.body.id, bit): cost
        for year in years
        for bit, cost in zip(year.at, year.costs, strict=True)
    }
    dates = sum(prices[body, bit] for body, at in known.items() for bit in at)
    days = {body: [masks.when(bit)[0] for bit in at] for body, at in known.items()}
    return dates + sum(
        regularity_cost(masks.ground, year.body, days[year.body.id]) for year in years
    )


def _dates(masks: Masks, chosen: Mapping[str, Sequence[int]]) -> Whens:
    return {
        body: tuple((w[0].toordinal(), w[1]) for w in map(masks.when, at))
        for body, at in chosen.items()
    }


def as_bits(masks: Masks, meetings: Sequence[tuple[int, str]]) -> list[int]:
    """The bits of a body's meetings."""
    return [masks.bit(date.fromordinal(day), part) for day, part in meetings]


def _may_rest(masks: Masks, body: BodySpec) -> bool:
    return masks.ground.left.drops("count", body=body.id)
