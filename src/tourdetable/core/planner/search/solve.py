"""The whole year, by logic-based Benders decomposition.

The master problem sets the dates, one connected component at a time; the subproblems say who comes,
whose turn it is and who receives. Where people fall short on these dates, near ones are sought
(`repair`), else the component is solved again with these people's attendance as variables; dates on
which duties cannot be held become no-goods. People who are missed, though somebody of their seat is
there, get variables too: the year found so far is kept until a better one (adr/0044). What is
proved of the dates holds for the whole.
"""

from __future__ import annotations

import math
import multiprocessing
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

from msgspec import structs

from tourdetable.core.planner.judge.charges import plan_cost
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.model.solver import LIGHT, Progress
from tourdetable.core.planner.search.assembly import Assembly, assemble
from tourdetable.core.planner.search.attendance import Attendees, attend
from tourdetable.core.planner.search.components import components, seated
from tourdetable.core.planner.search.dates_search import (
    Dates,
    SearchSettings,
    Solution,
    Times,
    all_bits,
    part_of,
)
from tourdetable.core.planner.search.repair import repaired
from tourdetable.core.planner.search.rotation.turns import can_share, duty_seats
from tourdetable.core.planner.search.separator import HUGE, search, search_on
from tourdetable.core.planner.search.spreading import spread
from tourdetable.core.planner.terms.instance import BodySpec, Instance
from tourdetable.core.planner.terms.plan import FEASIBLE, INFEASIBLE, OPTIMAL, UNKNOWN, Plan

MOST_ROUNDS = 40
RETRIES = 3
REPAIRS = 6
LAST_MOMENT = 0.1
GRACE = 10.0
"""Seconds, or half the time allowed if that is more, to repair dates after time ran out."""

Group = Sequence[BodySpec]
Task = tuple[Group, SearchSettings]


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try: seconds in all, processes, and whom to tell.

    `fixed`: dates that some bodies keep, unless people fall short.
    """

    seconds: float | None = None
    workers: int = 1
    progress: Progress | None = None
    parameters: Mapping[str, Any] = field(default_factory=lambda: dict(LIGHT))
    optimise: bool = True
    fixed: Dates = field(default_factory=dict)


def plan(instance: Instance, effort: Effort | None = None) -> Plan:
    """The best year; else `infeasible` (why: see `explain`), or `unknown` when time ran out."""
    planning = _Planning(instance, effort or Effort())
    found = planning.run()
    return spread(planning.masks, found) if found.status == OPTIMAL else found


class _Planning:
    """One year being planned; `solutions` keeps the dates found, by the names of a component."""

    def __init__(self, instance: Instance, effort: Effort) -> None:
        self.instance, self.effort = instance, effort
        self.masks = Masks(Ground(instance))
        self.deadline = None if effort.seconds is None else time.monotonic() + effort.seconds
        self.explicit: set[str] = set()
        self.missed: set[str] = set()
        self.nogoods: list[tuple[str, Times]] = []
        self.exact = True
        self.solutions: dict[tuple[str, ...], Solution] = {}
        self.start: Dates = {}
        self.known: Plan | None = None
        self.work = 0.0
        self.stopped = False

    def run(self) -> Plan:
        """Dates, attendance, turns; again while something falls short.

        A no is certain while no dates were refused without a proof.
        """
        for body in self.instance.bodies:
            if not can_share(self.masks.ground, body, [duty_seats(body)] * body.meetings):
                return Plan(INFEASIBLE)
        if self.effort.optimise:
            self.missed = self._within_groups()
        for _ in range(MOST_ROUNDS):
            groups = components(self.masks, self.instance.bodies, self._joined())
            self._solve([group for group in groups if _name(group) not in self.solutions])
            parts = [self.solutions[_name(group)] for group in groups]
            found = {part.status for part in parts}
            if found & {INFEASIBLE, UNKNOWN}:
                certain = INFEASIBLE in found and self.exact and self.known is None
                return self._known(INFEASIBLE if certain else UNKNOWN)
            if self._subproblems(parts):
                break
        return self._known(UNKNOWN)

    def _known(self, otherwise: str) -> Plan:
        """The best year found, else how the search ended without any."""
        if self.known is None:
            return Plan(otherwise, seconds=self.work)
        return structs.replace(self.known, seconds=self.work)

    # ---- The master problem: dates

    def _solve(self, groups: Sequence[Group]) -> None:
        tasks = [(group, self._settings(groups[at:])) for at, group in enumerate(groups)]
        many = self.effort.workers > 1 and len(tasks) > 1
        for group, solution in self._in_processes(tasks) if many else self._here(tasks):
            self._keep(group, solution)
        if self.deadline is not None:
            self._try_again(groups)

    def _keep(self, group: Group, solution: Solution) -> None:
        known = self.solutions.get(_name(group))
        self.work += solution.work
        self.solutions[_name(group)] = _best(known, solution) if known else solution

    def _settings(self, groups: Sequence[Group]) -> SearchSettings:
        """How to search the first group: its share of the time left for all, by their sizes."""
        names = {body.id for body in groups[0]}
        return SearchSettings(
            deadline=self.deadline,
            share=_share(groups, self.effort.workers),
            optimise=self.effort.optimise,
            explicit=tuple(sorted(self.explicit & seated(groups[0]))),
            missed=tuple(sorted(self.missed & seated(groups[0]))),
            start=_only(self.start, names),
            fixed=_only(self.effort.fixed, names),
            nogoods=tuple(nogood for nogood in self.nogoods if nogood[0] in names),
            parameters=self.effort.parameters,
        )

    def _here(self, tasks: Sequence[Task]) -> Iterator[tuple[Group, Solution]]:
        """One group after the other, in this process."""
        done: list[Solution] = []
        for group, how in tasks:
            solution = Solution(UNKNOWN)
            if not self.stopped:
                tell = self._telling(done, last=len(done) == len(tasks) - 1)
                solution = search_on(self.masks, group, how, tell)
            done.append(solution)
            yield group, solution

    def _telling(self, done: Sequence[Solution], *, last: bool) -> Progress | None:
        """Tells of the whole: the bounds of all groups; their cost while the last is solved."""
        tell = self.effort.progress
        if tell is None:
            return None
        bounds = sum(part.bound or 0 for part in done)
        costs = [part.cost for part in done]
        whole = last and None not in costs

        def told(best: int | None, bound: int | None) -> bool:
            cost = None
            if whole and best is not None:
                cost = sum(known or 0 for known in costs) + best
            self.stopped = self.stopped or not tell(cost, bounds + (bound or 0))
            return not self.stopped

        return told

    def _in_processes(self, tasks: Sequence[Task]) -> Iterator[tuple[Group, Solution]]:
        """Several groups at once, each in a process of its own."""
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(self.effort.workers, len(tasks)), mp_context=context) as pool:
            waiting = [
                pool.submit(search, part_of(self.instance, group), how) for group, how in tasks
            ]
            bound = 0
            for (group, _), future in zip(tasks, waiting, strict=True):
                solution = _result(future)
                bound += solution.bound or 0
                if not self._heard(bound):
                    pool.shutdown(wait=False, cancel_futures=True)
                yield group, solution

    def _heard(self, bound: int) -> bool:
        """Tell of a bound; whoever said stop is told no more."""
        tell = self.effort.progress
        if self.stopped or tell is None or tell(None, bound):
            return True
        self.stopped = True
        return False

    def _try_again(self, groups: Sequence[Group]) -> None:
        """On a time-out, other seeds from the best dates known, while time is left."""
        for seed in range(2, 2 + RETRIES):
            for at, group in enumerate(groups):
                known = self.solutions[_name(group)]
                if _settled(group, known) or self.stopped or self._late():
                    continue
                how = self._settings(groups[at:])
                how = replace(how, seed=seed, start=known.dates, optimise=bool(known.dates))
                self._keep(group, search_on(self.masks, group, how))

    def _late(self) -> bool:
        return self.deadline is not None and time.monotonic() > self.deadline - LAST_MOMENT

    # ---- The subproblems: people, turns, hosts

    def _subproblems(self, parts: Sequence[Solution]) -> bool:
        """Whether the plan on these dates, that is kept if it is the best, needs no other dates.

        People who fall short, or are missed, get variables; their groups are solved again, from
        these dates.
        """
        found = {body: times for part in parts for body, times in part.dates.items()}
        dates, attendees = self._attended(found)
        if attendees.short:
            self.explicit |= set(attendees.short)
            self._again(set(attendees.short), dates)
            return False
        assembly = assemble(self.masks, all_bits(self.masks, dates), attendees)
        for body, certain in assembly.impossible:
            self.exact = self.exact and certain
            self.nogoods.append((body, dates[body]))
            self._forget([body])
        if assembly.impossible:
            return False
        self._keep_best(self._finished(parts, assembly))
        return self._settled() or not self._ask_more(set(attendees.missed), dates)

    def _settled(self) -> bool:
        """Whether no better year is to be sought."""
        best = self.known is not None and self.known.status == OPTIMAL
        return best or not self.effort.optimise or self._late() or self.stopped

    def _ask_more(self, missed: set[str], dates: Dates) -> bool:
        """Charge these people for what they miss; whether that is new.

        Those who miss more than they are charged for get variables.
        """
        if missed - self.missed - self.explicit:
            near = [body for body in self.instance.bodies if seated([body]) & missed]
            asked = (missed | self._may_be_missed(near)) - self.missed
            self.missed |= asked
        else:
            asked = missed - self.explicit
            self.explicit |= asked
        self._again(asked, dates)
        return bool(asked)

    def _again(self, people: set[str], dates: Dates) -> None:
        """Seek other dates for the bodies of these people, from these on."""
        self._forget(body.id for body in self.instance.bodies if seated([body]) & people)
        self.start = dates

    def _joined(self) -> set[str]:
        """The people who tie bodies by any of their seats."""
        return self.explicit | self.missed

    def _keep_best(self, found: Plan) -> None:
        """The cheaper of two years, with the higher bound."""
        known = self.known or found
        bound = max((one.bound for one in (known, found) if one.bound is not None), default=None)
        best = min(known, found, key=_total)
        status = OPTIMAL if bound is not None and bound >= _total(best) else best.status
        self.known = structs.replace(best, bound=bound, status=status)

    def _within_groups(self) -> set[str]:
        """Those who may be missed, and tie no groups that nothing else ties."""
        groups = components(self.masks, self.instance.bodies)
        found = [self._may_be_missed(group) for group in groups]
        several = Counter(who for group in groups for who in seated(group))
        return {who for people in found for who in people if several[who] == 1}

    def _may_be_missed(self, bodies: Sequence[BodySpec]) -> set[str]:
        """Those who have several seats, one of them to spare."""
        seats = Counter(who for body in bodies for seat in body.seats for who in seat.persons)
        spare = {who for body in bodies for seat in self.masks.spare(body) for who in seat.persons}
        return {who for who in spare if seats[who] > 1}

    def _attended(self, dates: Dates) -> tuple[Dates, Attendees]:
        """Who comes, on these dates or on others as cheap (dearer once time ran out)."""
        attendees = attend(self.masks, self.instance.bodies, all_bits(self.masks, dates))
        short = set[str]()
        for _ in range(REPAIRS):
            if not attendees.short:
                break
            short |= set(attendees.short)
            other = repaired(self.masks, dates, short, self._repair_settings())
            if other == dates:
                break
            dates = other
            for name, part in self.solutions.items():
                self.solutions[name] = replace(part, dates=_only(dates, part.dates))
            attendees = attend(self.masks, self.instance.bodies, all_bits(self.masks, dates))
        return dates, attendees

    def _repair_settings(self) -> SearchSettings:
        how = self._settings([self.instance.bodies])
        if self.deadline is None or self.effort.seconds is None or not self._late():
            return how
        grace = max(GRACE, self.effort.seconds / 2)
        return replace(how, optimise=False, deadline=self.deadline + grace)

    def _forget(self, bodies: Iterable[str]) -> None:
        touched = set(bodies)
        for name in list(self.solutions):
            if touched & set(name):
                del self.solutions[name]

    def _finished(self, parts: Sequence[Solution], assembly: Assembly) -> Plan:
        draft = Plan(FEASIBLE, meetings=assembly.meetings, fairness=assembly.fairness)
        cost = plan_cost(self.masks.ground, draft)
        bound = None
        if self.effort.optimise and self.exact:
            bound = min(cost.total, sum(part.bound or 0 for part in parts))
        proven = bound == cost.total and all(part.status == OPTIMAL for part in parts)
        status = OPTIMAL if proven else FEASIBLE
        return structs.replace(draft, status=status, cost=cost, bound=bound, seconds=self.work)


def _total(plan: Plan) -> int:
    """What a finished plan costs."""
    return plan.cost.total if plan.cost else 0


def _share(groups: Sequence[Group], workers: int) -> float:
    weights = [math.pow(len(group), 1.5) for group in groups]
    return min(1.0, weights[0] * min(workers, len(groups)) / sum(weights))


def _result(future: Future[Solution]) -> Solution:
    try:
        return future.result()
    except CancelledError:
        return Solution(UNKNOWN)


def _only(dates: Dates, names: Iterable[str]) -> Dates:
    """The dates of these bodies, in the order of `dates`."""
    wanted = set(names)
    return {body: times for body, times in dates.items() if body in wanted}


def _settled(group: Group, known: Solution) -> bool:
    """Whether no other seed is worth trying: all is proved, or a huge group has dates."""
    return known.status in (OPTIMAL, INFEASIBLE) or (len(group) > HUGE and bool(known.dates))


def _best(one: Solution, other: Solution) -> Solution:
    """The better dates, the higher bound."""
    bound = max((s.bound for s in (one, other) if s.bound is not None), default=None)
    kept = one.dates and (not other.dates or (one.cost or 0) <= (other.cost or 0))
    better = one if kept else other
    reached = better.cost is not None and bound is not None and bound >= better.cost
    proven = bool(better.dates) and reached
    return replace(better, bound=bound, status=OPTIMAL if proven else better.status)


def _name(group: Group) -> tuple[str, ...]:
    return tuple(sorted(body.id for body in group))
