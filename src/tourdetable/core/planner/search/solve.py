"""A year planned: dates group by group, then who comes, then whose turn it is; each step proven or said not to be."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

from tourdetable.core.planner.judge.cost import plan_cost
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.model.solver import LIGHT, Progress
from tourdetable.core.planner.search.attendance import Attendees, attend
from tourdetable.core.planner.search.components import components
from tourdetable.core.planner.search.hubs import HUGE, search, search_on
from tourdetable.core.planner.search.repair import repaired
from tourdetable.core.planner.search.search import Found, Search, Whens, part_of
from tourdetable.core.planner.search.turns import can_share, duty_seats
from tourdetable.core.planner.search.writing import Written, write
from tourdetable.core.planner.terms.instance import BodySpec, Instance
from tourdetable.core.planner.terms.plan import FEASIBLE, INFEASIBLE, OPTIMAL, UNKNOWN, Plan

MOST_ROUNDS = 40
RETRIES = 3
REPAIRS = 6
GRACE = 10.0
"""Seconds, or half the time allowed if that is more, to give people who fall short other dates after time ran out."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try: seconds in all, processes, and whom to tell."""

    seconds: float | None = None
    workers: int = 1
    progress: Progress | None = None
    parameters: Mapping[str, Any] = field(default_factory=lambda: dict(LIGHT))
    optimise: bool = True
    start: Whens = field(default_factory=dict)
    held: Whens = field(default_factory=dict)


def plan(instance: Instance, effort: Effort | None = None) -> Plan:
    """The best year, or `infeasible` (without its reasons: see `explain`), or `unknown` when time ran out."""
    return _Planning(instance, effort or Effort()).run()


class _Planning:
    """One year being planned: groups are solved again, together, when their people fall short."""

    def __init__(self, instance: Instance, effort: Effort) -> None:
        self.instance, self.effort = instance, effort
        self.masks = Masks(Ground(instance))
        self.deadline = None if effort.seconds is None else time.monotonic() + effort.seconds
        self.explicit: set[str] = set()
        self.excluded: list[tuple[str, tuple[tuple[int, str], ...]]] = []
        self.exact = True
        self.found: dict[tuple[str, ...], Found] = {}
        self.work = 0.0
        self.stopped = False

    def run(self) -> Plan:
        """Dates, attendance, turns; again while something falls short."""
        if not all(self._turns_possible(body) for body in self.instance.bodies):
            return Plan(INFEASIBLE)
        for _ in range(MOST_ROUNDS):
            groups = components(self.masks, self.instance.bodies, self.explicit)
            self._solve([group for group in groups if _name(group) not in self.found])
            found = [self.found[_name(group)] for group in groups]
            failed = {part.status for part in found} & {INFEASIBLE, UNKNOWN}
            if failed:
                certain = INFEASIBLE in failed and self.exact
                return Plan(INFEASIBLE if certain else UNKNOWN, seconds=self.work)
            written = self._written(
                {body: when for part in found for body, when in part.dates.items()}
            )
            if written is not None:
                return self._finished(found, written)
        return Plan(UNKNOWN, seconds=self.work)

    def _turns_possible(self, body: BodySpec) -> bool:
        return can_share(self.masks.ground, body, [duty_seats(body)] * body.meetings)

    # ---- Dates

    def _solve(self, groups: Sequence[Sequence[BodySpec]]) -> None:
        tasks = [(group, self._how(groups[at:])) for at, group in enumerate(groups)]
        many = self.effort.workers > 1 and len(tasks) > 1
        for group, found in self._in_processes(tasks) if many else self._here(tasks):
            self.work += found.work
            self.found[_name(group)] = found
        if self.deadline is not None:
            self._try_again(groups)

    def _how(self, groups: Sequence[Sequence[BodySpec]]) -> Search:
        """The first group's search: its share of the time left for all these groups, by their sizes."""
        weights = [len(group) ** 1.5 for group in groups]
        names = {body.id for body in groups[0]}
        people = {person for body in groups[0] for seat in body.seats for person in seat.persons}
        return Search(
            deadline=self.deadline,
            share=min(1.0, weights[0] * min(self.effort.workers, len(groups)) / sum(weights)),
            optimise=self.effort.optimise,
            explicit=tuple(sorted(self.explicit & people)),
            start={body: when for body, when in self.effort.start.items() if body in names},
            held={body: when for body, when in self.effort.held.items() if body in names},
            excluded=tuple(cut for cut in self.excluded if cut[0] in names),
            parameters=self.effort.parameters,
        )

    def _here(
        self, tasks: Sequence[tuple[Sequence[BodySpec], Search]]
    ) -> Iterator[tuple[Sequence[BodySpec], Found]]:
        """One group after the other; the best and the bound of finished groups are added to the current one's."""
        done: list[Found] = []
        for group, how in tasks:
            found = (
                Found(UNKNOWN)
                if self.stopped
                else search_on(self.masks, group, how, self._heard(done, len(tasks)))
            )
            done.append(found)
            yield group, found

    def _heard(self, done: Sequence[Found], groups: int) -> Progress | None:
        tell = self.effort.progress
        if tell is None:
            return None

        def told(best: int | None, bound: int | None) -> bool:
            costs, bounds = [part.cost for part in done], [part.bound or 0 for part in done]
            last = len(done) == groups - 1
            whole = (
                sum(c or 0 for c in costs) + best
                if last and best is not None and None not in costs
                else None
            )
            self.stopped = self.stopped or not tell(whole, sum(bounds) + (bound or 0))
            return not self.stopped

        return told

    def _in_processes(
        self, tasks: Sequence[tuple[Sequence[BodySpec], Search]]
    ) -> Iterator[tuple[Sequence[BodySpec], Found]]:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(self.effort.workers, len(tasks)), mp_context=context) as pool:
            waiting = [
                pool.submit(search, part_of(self.instance, group), how) for group, how in tasks
            ]
            bound = 0
            for (group, _), future in zip(tasks, waiting, strict=True):
                found = future.result()
                bound += found.bound or 0
                if self.effort.progress and not self.effort.progress(None, bound):
                    self.stopped = True
                    pool.shutdown(wait=False, cancel_futures=True)
                    self.effort = replace(self.effort, progress=None)
                yield group, Found(UNKNOWN) if future.cancelled() else found

    def _try_again(self, groups: Sequence[Sequence[BodySpec]]) -> None:
        """On a time-out, other seeds from the best dates known, while time is left."""
        for seed in range(2, 2 + RETRIES):
            for at, group in enumerate(groups):
                known = self.found[_name(group)]
                settled = known.status in (OPTIMAL, INFEASIBLE) or (
                    len(group) > HUGE and known.dates
                )
                if settled or self.stopped or self._late():
                    continue
                how = replace(
                    self._how(groups[at:]), seed=seed, start=known.dates, optimise=bool(known.dates)
                )
                better = search_on(self.masks, group, how)
                self.work += better.work
                self.found[_name(group)] = _best(known, better)

    def _late(self) -> bool:
        return self.deadline is not None and time.monotonic() > self.deadline - 0.1

    # ---- People

    def _written(self, dates: Whens) -> Written | None:
        """The plan on these dates, or None when dates must be sought again."""
        dates, attendees = self._attended(dates)
        if attendees.short:
            self._ask_more(attendees, dates)
            return None
        written = write(self.masks, self._chosen(dates), attendees)
        for body, certain in written.impossible:
            self.exact = self.exact and certain
            self.excluded.append((body, dates[body]))
            self._forget([body])
        return None if written.impossible else written

    def _attended(self, dates: Whens) -> tuple[Whens, Attendees]:
        """Who comes, on these dates or on others as cheap (dearer, when time ran out) that leave everybody the time."""
        attendees, short = attend(self.masks, self.instance.bodies, self._chosen(dates)), set[str]()
        for _ in range(REPAIRS):
            if not attendees.short:
                break
            short |= set(attendees.short)
            other = repaired(self.masks, dates, short, self._how_to_repair())
            if other == dates:
                break
            dates = self._keep(other)
            attendees = attend(self.masks, self.instance.bodies, self._chosen(dates))
        return dates, attendees

    def _how_to_repair(self) -> Search:
        how = self._how([self.instance.bodies])
        if self.deadline is None or self.effort.seconds is None or not self._late():
            return how
        return replace(
            how, optimise=False, deadline=self.deadline + max(GRACE, self.effort.seconds / 2)
        )

    def _keep(self, dates: Whens) -> Whens:
        """These dates instead of those found."""
        for name, part in self.found.items():
            self.found[name] = replace(part, dates={body: dates[body] for body in part.dates})
        return dates

    def _chosen(self, dates: Whens) -> dict[str, list[int]]:
        return {body: [self._bit(*when) for when in meetings] for body, meetings in dates.items()}

    def _bit(self, ordinal: int, part: str) -> int:
        return self.masks.bit(self.masks.when(3 * (ordinal - self.masks.base))[0], part)

    def _ask_more(self, attendees: Attendees, dates: Whens) -> None:
        """People who fall short get variables of their own; the groups they tie are solved again, from these dates."""
        self.explicit |= set(attendees.short)
        short = set(attendees.short)
        touched = [
            b.id
            for b in self.instance.bodies
            if any(p in short for seat in b.seats for p in seat.persons)
        ]
        self._forget(touched)
        self.effort = replace(self.effort, start=dates)

    def _forget(self, bodies: Iterable[str]) -> None:
        touched = set(bodies)
        self.found = {name: part for name, part in self.found.items() if not touched & set(name)}

    def _finished(self, found: Sequence[Found], written: Written) -> Plan:
        draft = Plan(FEASIBLE, meetings=written.meetings)
        cost = plan_cost(Schedule(self.masks.ground, draft))
        sure = self.effort.optimise and self.exact
        bound = min(cost.total, sum(part.bound or 0 for part in found)) if sure else None
        proven = bound == cost.total and all(part.status == OPTIMAL for part in found)
        status = OPTIMAL if proven else FEASIBLE
        return Plan(status, cost, bound, written.meetings, written.fairness, seconds=self.work)


def _best(one: Found, other: Found) -> Found:
    """The better dates, the higher bound."""
    bounds = [part.bound for part in (one, other) if part.bound is not None]
    better = min(
        (part for part in (one, other) if part.dates),
        key=lambda part: part.cost or 0,
        default=other,
    )
    bound = max(bounds, default=None)
    proven = (
        bool(better.dates)
        and better.cost is not None
        and bound is not None
        and bound >= better.cost
    )
    return replace(better, bound=bound, status=OPTIMAL if proven else better.status)


def _name(group: Sequence[BodySpec]) -> tuple[str, ...]:
    return tuple(sorted(body.id for body in group))
