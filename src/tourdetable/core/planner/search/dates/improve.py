"""Large neighbourhood search: better dates, a few bodies freed at a time, the others' being held.

Each step is small whatever the size of the whole, so that dates improve from the first seconds on.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.solver import Progress
from tourdetable.core.planner.search.components import Tie, necessary_ties, seated
from tourdetable.core.planner.search.dates.paths import least_cost
from tourdetable.core.planner.search.dates_search import (
    Dates,
    SearchSettings,
    Solution,
    Times,
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
    once = _Pass(masks, how, tell, dict(dates))
    once.bound = once.floor(years) if proving else 0
    for block in _passed(beside, how.seed):
        cost = cost_of(masks, years, all_bits(masks, once.found))
        if how.over or not tell(cost, once.bound):
            break
        free = [years[at] for at in block]
        if proving:
            once.prove(free)
        once.step(free, [years[at] for at in beside.near(block)])
    tell(None, once.bound)
    cost = whole_cost(masks, years, once.found, how)
    return Solution(FEASIBLE, once.found, cost, once.bound, once.work)


@dataclass(slots=True)
class _Pass:
    """Dates that are being improved: the best `found`, and a `bound` of what they may cost."""

    masks: Masks
    how: SearchSettings
    tell: Progress
    found: dict[str, Times]
    bound: int = 0
    work: float = 0.0

    def step(self, free: Sequence[DateOptions], near: Sequence[DateOptions]) -> None:
        """The best dates of a block, those near it being held."""
        held = [_held(self.masks, year, self.found) for year in near]
        start = {year.body.id: self.found[year.body.id] for year in (*free, *held)}
        answer = self._search([*free, *held], EFFORT, start)
        if answer.status == OPTIMAL:
            self.found |= {year.body.id: answer.dates[year.body.id] for year in free}

    def prove(self, free: Sequence[DateOptions]) -> None:
        """Count what a block costs by itself in place of what its bodies do, one by one."""
        alone = self._search(free, PROVING, {})
        self.bound += max(0, (alone.bound or 0) - self.floor(free))

    def floor(self, years: Sequence[DateOptions]) -> int:
        """What bodies cost at least, one by one."""
        return sum(least_cost(self.masks, year.body) for year in years)

    def _search(self, years: Sequence[DateOptions], effort: float, start: Dates) -> Solution:
        parameters = {**self.how.parameters, "max_deterministic_time": effort}
        how = replace(self.how, start=start, known={}, parameters=parameters)
        answer = search_dates(self.masks, years, how, self._asked, once=True)
        self.work += answer.work
        return answer

    def _asked(self, _best: int | None, _bound: int | None) -> bool:
        """Nothing is told of a step but that it may have to stop."""
        return self.tell(None, None)


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
