"""The master problem: the dates of every group of bodies, improved for as long as there is time."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.model.solver import LIGHT, Progress
from tourdetable.core.planner.search.components import components, seated
from tourdetable.core.planner.search.dates.processes import Task, searched
from tourdetable.core.planner.search.dates.separator import search_on
from tourdetable.core.planner.search.dates.watch import Name, Watch
from tourdetable.core.planner.search.dates_search import (
    Dates,
    SearchSettings,
    Solution,
    all_bits,
    best_of,
    cost_of,
)
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.plan import FEASIBLE, INFEASIBLE, OPTIMAL, UNKNOWN, Plan

LARGE = 150
"""Bodies of which one model is slow to find good dates."""

FIRST_PART = 0.5
"""What the first search of all groups takes of the time, when they do not end before."""

Group = Sequence[BodySpec]


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try: seconds in all, processes, and whom to tell.

    `keep` is given each year that is better than those before, whole and checked. `fixed`: dates
    that some bodies keep, unless people fall short.
    """

    seconds: float | None = None
    workers: int = 1
    progress: Progress | None = None
    parameters: Mapping[str, Any] = field(default_factory=lambda: dict(LIGHT))
    optimise: bool = True
    fixed: Dates = field(default_factory=dict)
    keep: Callable[[Plan], None] | None = None


class Master:
    """The dates found so far, by the names of a group.

    `known`: dates of a whole year that is sound. `explicit`: people whose attendance is modelled by
    variables; `missed`: those who are charged for what they must miss. `with_duties`: bodies
    whose duties are modelled. `start`: dates to begin from. `undivided`: all are one group.
    """

    def __init__(self, masks: Masks, effort: Effort, watch: Watch) -> None:
        self.masks, self.effort, self.watch = masks, effort, watch
        self.solutions: dict[Name, Solution] = {}
        self.known: Dates = {}
        self.start: Dates = {}
        self.explicit: set[str] = set()
        self.missed: set[str] = set()
        self.with_duties: set[str] = set()
        self.undivided = False
        self.work = 0.0

    def groups(self) -> list[list[BodySpec]]:
        """The bodies in independent groups, largest first."""
        bodies = self.masks.ground.instance.bodies
        if self.undivided:
            return [list(bodies)]
        return components(self.masks, bodies, self.explicit | self.missed)

    def solved(self, improved: Callable[[Dates], None]) -> list[Solution]:
        """The best dates of each group; `improved` hears of each step once all have dates."""
        groups = self.groups()
        self.watch.begin({name_of(group): self._cost(group) for group in groups})
        self._run([group for group in groups if name_of(group) not in self.solutions], improved)
        for seed in count(2) if self.watch.end is not None else ():
            unsettled = [group for group in groups if not self._settled(group)]
            if not unsettled or self.watch.late() or self.watch.stopped:
                break
            self._run(unsettled, improved, seed)
        return [self.solutions[name_of(group)] for group in groups]

    def forget(self, bodies: Iterable[str]) -> None:
        """Seek the dates of these bodies again, and of those grouped with them."""
        touched = set(bodies)
        for name in list(self.solutions):
            if touched & set(name):
                del self.solutions[name]

    def put(self, dates: Dates) -> None:
        """Take dates as good, found for the whole, in place of those of each group."""
        for name, part in self.solutions.items():
            self.solutions[name] = replace(part, dates=only(dates, part.dates))

    def _cost(self, group: Group) -> int | None:
        """What is known to be possible for a group costs so much."""
        found = self.solutions.get(name_of(group))
        if found is not None:
            return found.cost
        dates = only(self.known, (body.id for body in group))
        if len(dates) < len(group):
            return None
        return cost_of(self.masks, list(map(self.masks.year, group)), all_bits(self.masks, dates))

    def _run(
        self, groups: Sequence[Group], improved: Callable[[Dates], None], seed: int = 1
    ) -> None:
        tasks = [(group, self._settings(groups[at:], seed)) for at, group in enumerate(groups)]
        if self._in_two(groups):
            tasks = [(group, replace(how, share=1.0)) for group, how in tasks]
            tasks += [(group, replace(how, stepwise=True)) for group, how in tasks]
        many = self.effort.workers > 1 and len(tasks) > 1 and not self.watch.late()
        for group, solution in self._apart(tasks) if many else self._here(tasks):
            self._keep(group, solution)
            improved(self._dates())
            if len(tasks) > len(groups) and self._settled(group):
                break

    def _in_two(self, groups: Sequence[Group]) -> bool:
        """Whether a large group, the only one left, is planned and improved at the same time."""
        large = len(groups) == 1 and len(groups[0]) > LARGE and self._cost(groups[0]) is not None
        return large and self.effort.workers > 1 and self.watch.end is not None

    def _keep(self, group: Group, solution: Solution) -> None:
        name = name_of(group)
        known = self.solutions.get(name)
        self.work += solution.work
        self.solutions[name] = best_of(known, solution) if known else solution
        self.watch.heard(name, solution.cost, solution.bound)

    def _dates(self) -> Dates:
        """The best dates of all, those of the year that is known where none are found yet."""
        found = dict(self.known)
        for part in self.solutions.values():
            found |= part.dates
        return found

    def _settings(self, groups: Sequence[Group], seed: int) -> SearchSettings:
        """How to search the first group: its share of the time left for all, by their sizes."""
        names, people = {body.id for body in groups[0]}, seated(groups[0])
        before = self.solutions.get(name_of(groups[0]))
        known = before.dates if before and before.dates else only(self.known, names)
        part = FIRST_PART if seed == 1 else 1.0
        return SearchSettings(
            deadline=self.watch.deadline,
            share=_share(groups, self.effort.workers) * part,
            seed=seed,
            optimise=self.effort.optimise,
            explicit=tuple(sorted(self.explicit & people)),
            missed=tuple(sorted(self.missed & people)),
            start=known if before else only(self.start, names),
            known=known,
            fixed=only(self.effort.fixed, names),
            with_duties=tuple(sorted(self.with_duties & names)),
            parameters=self.effort.parameters,
        )

    def _here(self, tasks: Sequence[Task]) -> Iterator[tuple[Group, Solution]]:
        """One group after the other, in this process."""
        for group, how in tasks:
            if self.watch.stopped or self.watch.late():
                yield group, self._unsearched(group, how)
            else:
                tell = self.watch.of(name_of(group))
                yield group, search_on(self.masks, group, how, tell)

    def _unsearched(self, group: Group, how: SearchSettings) -> Solution:
        if not how.known:
            return Solution(UNKNOWN)
        return Solution(FEASIBLE, how.known, self._cost(group), 0)

    def _apart(self, tasks: Sequence[Task]) -> Iterator[tuple[Group, Solution]]:
        """Several groups at once, each in a process of its own."""
        instance, names = self.masks.ground.instance, [name_of(group) for group, _ in tasks]
        workers = min(self.effort.workers, len(tasks))
        for number, solution in searched(instance, tasks, workers, self.watch, names):
            group, how = tasks[number]
            yield group, self._unsearched(group, how) if solution is None else solution

    def _settled(self, group: Group) -> bool:
        """Whether no other seed is worth trying."""
        return self.solutions[name_of(group)].status in (OPTIMAL, INFEASIBLE)


def name_of(group: Group) -> Name:
    """A group, by the ids of its bodies."""
    return tuple(sorted(body.id for body in group))


def only(dates: Dates, names: Iterable[str]) -> Dates:
    """The dates of these bodies, in the order of `dates`."""
    wanted = set(names)
    return {body: times for body, times in dates.items() if body in wanted}


def _share(groups: Sequence[Group], workers: int) -> float:
    weights = [math.pow(len(group), 1.5) for group in groups]
    return min(1.0, weights[0] * min(workers, len(groups)) / sum(weights))
