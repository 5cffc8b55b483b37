"""Large neighbourhood search: better dates, a few bodies freed at a time, the others' being held.

Each step is small whatever the size of the whole, so that dates improve from the first seconds on.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.solver import Progress
from tourdetable.core.planner.search.components import Tie, necessary_ties, seated
from tourdetable.core.planner.search.dates.paths import least_cost
from tourdetable.core.planner.search.dates_search import (
    Dates,
    SearchSettings,
    Solution,
    all_bits,
    as_bits,
    cost_of,
    search_dates,
    whole_cost,
)
from tourdetable.core.planner.terms.bonds import tied_to
from tourdetable.core.planner.terms.grouping import DisjointSets
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.plan import FEASIBLE, OPTIMAL

BLOCK = 20
"""Bodies freed together, at most: a department's."""

EFFORT = 2.0
"""Units of the solver's work for one step."""

PROVING = 0.3
"""Units of work for what a block costs at least: most of it comes at once."""


class Neighbourhood:
    """Which bodies are beside which: by who must come, by rooms, by dates, by `joined` people."""

    def __init__(
        self, masks: Masks, bodies: Sequence[BodySpec], joined: Sequence[str] = ()
    ) -> None:
        self.bodies = bodies
        self.members = _members(masks, bodies, set(joined))
        order = {body.id: at for at, body in enumerate(bodies)}
        self.beside: list[set[int]] = []
        for body in bodies:
            bound = tied_to(masks.ground.instance, body)
            self.beside.append({order[name] for name in bound if name in order})
        for together in self.members.values():
            for at in together if len(together) > 1 else ():
                self.beside[at].update(together)

    def near(self, block: Sequence[int]) -> list[int]:
        """Those beside a block."""
        found = set[int]().union(*(self.beside[at] for at in block))
        return sorted(found.difference(block))

    def blocks(self, most: int) -> list[list[int]]:
        """Bodies joined by what fewest of them share first, while blocks stay small."""
        sets = DisjointSets(len(self.bodies))
        for _, places in sorted(self.members.items(), key=lambda one: (len(one[1]), one[0])):
            for other in places[1:]:
                sets.join(places[0], other, most)
        return sets.groups(range(len(self.bodies)))

    def around(self, first: int, most: int, rng: random.Random) -> list[int]:
        """A body and those nearest to it."""
        found = [first]
        for at in found:
            near = sorted(self.beside[at].difference(found))
            rng.shuffle(near)
            found += near[: most - len(found)]
        return sorted(found)


def _members(
    masks: Masks, bodies: Sequence[BodySpec], joining: Collection[str]
) -> dict[Tie, list[int]]:
    """By what may tie bodies, those that it ties."""
    found: dict[Tie, list[int]] = {}
    for at, body in enumerate(bodies):
        people = {("person", person) for person in seated([body]) if person in joining}
        for tie in sorted({*necessary_ties(masks, body), *people}):
            found.setdefault(tie, []).append(at)
    return found


def improved(
    masks: Masks,
    years: Sequence[DateOptions],
    dates: Dates,
    how: SearchSettings,
    tell: Progress,
    *,
    proving: bool = False,
) -> Solution:
    """Dates that cost no more, after a pass over all the bodies.

    `proving`: each block is planned by itself too, where it can be, and what they cost so is the
    bound of the whole, to which every body adds what it costs alone until its block is reached.
    """
    beside = Neighbourhood(masks, [year.body for year in years], how.joined)
    parameters = {**how.parameters, "max_deterministic_time": EFFORT}
    found, work = dict(dates), 0.0
    bound = sum(least_cost(masks, year.body) for year in years) if proving else 0
    for block in _passed(beside, how.seed):
        cost = cost_of(masks, years, all_bits(masks, found))
        if how.over or not tell(cost, bound):
            break
        free = [years[at] for at in block]
        held = [_held(masks, years[at], found) for at in beside.near(block)]
        start = {year.body.id: found[year.body.id] for year in (*free, *held)}
        step = replace(how, start=start, known={}, parameters=parameters)
        answer = search_dates(masks, [*free, *held], step, _asking(tell), once=True)
        work += answer.work
        if answer.status == OPTIMAL:
            found |= {year.body.id: answer.dates[year.body.id] for year in free}
        if proving:
            alone = _alone(masks, free, how, _asking(tell))
            bound, work = bound + (alone.bound or 0), work + alone.work
    tell(None, bound)
    return Solution(FEASIBLE, found, whole_cost(masks, years, found, how), bound, work)


def _asking(tell: Progress) -> Progress:
    """Nothing is told of a step but that it may have to stop."""
    return lambda _best, _bound: tell(None, None)


def _alone(
    masks: Masks, free: Sequence[DateOptions], how: SearchSettings, tell: Progress
) -> Solution:
    """A block by itself; its bound is by how much more it costs than its bodies one by one."""
    parameters = {**how.parameters, "max_deterministic_time": PROVING}
    how = replace(how, start={}, known={}, parameters=parameters)
    found = search_dates(masks, free, how, tell, once=True)
    known = sum(least_cost(masks, year.body) for year in free)
    return replace(found, bound=max(0, (found.bound or 0) - known))


def _held(masks: Masks, year: DateOptions, dates: Dates) -> DateOptions:
    return year.settled(as_bits(masks, dates[year.body.id]))


def _passed(beside: Neighbourhood, seed: int) -> Iterator[list[int]]:
    """Every body once or more: by blocks that share little, then (other seeds) by any others."""
    rng = random.Random(seed)  # noqa: S311 - the same on every run
    if seed % 2:
        yield from beside.blocks(BLOCK)
        return
    waiting = set(range(len(beside.bodies)))
    while waiting:
        block = beside.around(rng.choice(sorted(waiting)), BLOCK, rng)
        waiting.difference_update(block)
        yield block
