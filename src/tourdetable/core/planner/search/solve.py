"""The whole year, by logic-based Benders decomposition, with a plan at any moment.

A first year is built (`warm_start`) and completed; then the master problem sets the dates, one
connected component at a time (`master`), and the subproblems say who comes, whose turn it is and
who receives. Where people fall short on these dates, near ones are sought (`repair`), else the
component is solved again with these people's attendance as variables; where those who come cannot
hold the duties, these are modelled too. People who are missed, though somebody of their seat is
there, get variables too: the year found so far is kept until a better one (adr/0044). What is
proved of the dates holds for the whole. No year is kept that `check` refuses (adr/0045).
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import structs

from tourdetable.core.planner.judge.charges import plan_cost
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.calendar import count
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.assembly import Assembly, Attending, assemble
from tourdetable.core.planner.search.attendance import Attendees, Chosen
from tourdetable.core.planner.search.audit import refused
from tourdetable.core.planner.search.components import components, seated
from tourdetable.core.planner.search.dates.master import Effort, Master
from tourdetable.core.planner.search.dates.paths import least_cost
from tourdetable.core.planner.search.dates.repair import repaired
from tourdetable.core.planner.search.dates.undercharged import undercharged
from tourdetable.core.planner.search.dates.warm_start import warm_start
from tourdetable.core.planner.search.dates.watch import Watch
from tourdetable.core.planner.search.dates_search import (
    Dates,
    SearchSettings,
    Solution,
    all_bits,
    as_dates,
)
from tourdetable.core.planner.search.rotation.turns import can_share, duty_seats
from tourdetable.core.planner.search.spreading import spread
from tourdetable.core.planner.terms.instance import BodySpec, Instance
from tourdetable.core.planner.terms.plan import FEASIBLE, INFEASIBLE, OPTIMAL, UNKNOWN, Plan

MOST_ROUNDS = 40
REPAIRS = 6
MOST_NEAR = 12
"""Bodies of those who are missed beyond which nobody else there gets variables."""

FEW = 6
"""Bodies that are planned at once, without a first year."""

FIRST_SECONDS = 2.0
"""What a first year is given, however short the time allowed."""

ANSWERING = 2.0
"""How many times the first year's completion is set apart for that of the last."""

ENOUGH = 1.5
"""With less time left than so many times that, the best year known is told, not completed."""

SELDOM = 10.0
"""A year on the way is completed once in so many times what that takes."""

Attended = Callable[[Chosen], Attendees]
"""Says who comes on given dates."""

__all__ = ["Effort", "plan"]


def plan(instance: Instance, effort: Effort | None = None) -> Plan:
    """The best year; else `infeasible` (why: see `explain`), or `unknown` when time ran out."""
    planning = _Planning(instance, effort or Effort())
    found = planning.run()
    return spread(planning.masks, found) if found.status == OPTIMAL else found


class _Planning:
    """One year being planned; `known` is the best that is whole and sound."""

    def __init__(self, instance: Instance, effort: Effort) -> None:
        self.instance, self.effort = instance, effort
        self.masks = Masks(Ground(instance))
        self.watch = Watch(effort.seconds, effort.progress)
        self.attending = Attending(self.masks)
        self.master = Master(self.masks, effort, self.watch)
        self.known: Plan | None = None
        self.bound: int | None = None
        self.completing, self.completed = 0.0, 0.0

    def run(self) -> Plan:
        """Dates, attendance, turns; again while something falls short."""
        for body in self.instance.bodies:
            if not self._can_rotate(body):
                return Plan(INFEASIBLE)
        if self.effort.optimise:
            self._first_year()
            self.watch.floors = self._floors()
            self.bound = sum(self.watch.floors.values())
            if self.known is not None and self._late():
                return self._answer(UNKNOWN)
            self.master.missed = self._may_be_missed(self.instance.bodies)
        for _ in range(MOST_ROUNDS):
            parts = self.master.solved(self._on_the_way)
            self._bounded()
            found = {part.status for part in parts}
            if found & {INFEASIBLE, UNKNOWN}:
                return self._answer(INFEASIBLE if INFEASIBLE in found else UNKNOWN)
            if self._subproblems(parts) or self.watch.stopped:
                break
        return self._answer(UNKNOWN)

    def _can_rotate(self, body: BodySpec) -> bool:
        """Whether the seats of a body are enough for its duties, were all of them there."""
        meetings = [duty_seats(body)] * body.meetings
        ground = self.masks.ground
        return not count.binds(ground, body.id) or can_share(ground, body, meetings)

    def _answer(self, otherwise: str) -> Plan:
        """The best year found, else how the search ended without any."""
        work = self.master.work
        if self.known is None:
            return Plan(otherwise, seconds=work)
        bound = None if self.bound is None else min(self.bound, _total(self.known))
        status = OPTIMAL if bound == _total(self.known) else FEASIBLE
        return structs.replace(self.known, status=status, bound=bound, seconds=work)

    # ---- A year at any moment

    def _first_year(self) -> None:
        """Build a year body by body, and complete it: dear perhaps, but sound."""
        bodies = self.instance.bodies
        if len(bodies) <= FEW:
            return
        until = (
            None
            if self.watch.end is None
            else max(self.watch.end, time.monotonic() + FIRST_SECONDS)
        )
        chosen: dict[str, list[int]] = {}
        for group in components(self.masks, bodies):
            years = [self.masks.year(body) for body in group]
            chosen |= warm_start(self.masks, years, lambda: self._goes_on(until))
        if len(chosen) == len(bodies):
            how = SearchSettings(deadline=until, optimise=False, parameters=self.effort.parameters)
            began = time.monotonic()
            self._complete(as_dates(self.masks, chosen), how, self.attending.roughly)
            self.completing = self.completed - began
            self.watch.set_apart(ANSWERING * self.completing)

    def _goes_on(self, until: float | None) -> bool:
        return self.watch.goes_on() and (until is None or time.monotonic() < until)

    def _on_the_way(self, dates: Dates) -> None:
        """Complete better dates now and then, for who wants a year at any moment."""
        now = time.monotonic()
        seldom = now - self.completed > SELDOM * max(1.0, self.completing)
        if self.effort.keep and seldom and len(dates) == len(self.instance.bodies):
            how = SearchSettings(deadline=now + 2 * self.completing, optimise=False)
            self._complete(dates, how, self._exactly)

    def _complete(self, dates: Dates, how: SearchSettings, attending: Attended) -> None:
        """Keep the year on these dates, or on others near, if there is one; nothing is learnt."""
        dates, attendees = self._attended(dates, how, attending)
        if not attendees.short:
            assembly = assemble(self.masks, all_bits(self.masks, dates), attendees)
            if not assembly.impossible:
                self._keep_best(assembly)
        self.completed = time.monotonic()

    def _keep_best(self, assembly: Assembly) -> set[str]:
        """Keep a year if it is sound and the cheapest; whoever is wrong in it otherwise."""
        found = self._finished(assembly)
        wrong = refused(self.instance, found)
        if wrong:
            return wrong
        if self.known is None or _total(found) < _total(self.known):
            self.known = found
            self.master.known = _dates_of(self.instance, found)
            if self.effort.keep:
                self.effort.keep(self._answer(FEASIBLE))
        return set()

    def _finished(self, assembly: Assembly) -> Plan:
        draft = Plan(FEASIBLE, meetings=assembly.meetings, fairness=assembly.fairness)
        return structs.replace(draft, cost=plan_cost(self.masks.ground, draft))

    def _floors(self) -> dict[str, int]:
        """What each body costs at least; without any year, for those reached in time."""
        bodies, watch = self.instance.bodies, self.watch
        known = self.known is not None
        return {b.id: least_cost(self.masks, b) for b in bodies if known or not watch.over()}

    def _bounded(self) -> None:
        """What no year can beat, however the bodies are grouped."""
        if self.effort.optimise:
            self.bound = max(self.bound or 0, self.watch.bound)

    # ---- The subproblems: people, turns, hosts

    def _subproblems(self, parts: Sequence[Solution]) -> bool:
        """Whether the year on these dates, that is kept if it is the best, needs no other dates.

        People who fall short, or are missed, get variables; their groups are solved again, from
        these dates.
        """
        found = {body: times for part in parts for body, times in part.dates.items()}
        if self._too_late(found):
            return True
        dates, attendees = self._attended(found, self._repair_settings(), self._exactly)
        wrong = set(attendees.short)
        if not wrong:
            self.master.put(dates)
            assembly = assemble(self.masks, all_bits(self.masks, dates), attendees)
            if assembly.impossible:
                self.master.with_duties |= set(assembly.impossible)
                return self._late() or self._subproblems(parts)
            wrong = self._keep_best(assembly)
        if wrong:
            return self._late() or not self._settle(wrong, dates)
        return self._settled() or not self._ask_more(attendees, dates)

    def _settled(self) -> bool:
        """Whether no better year is to be sought."""
        known = self.known
        best = known is not None and self.bound is not None and self.bound >= _total(known)
        return best or not self.effort.optimise or self._late()

    def _late(self) -> bool:
        return self.watch.late() or self.watch.stopped

    def _too_late(self, found: Dates) -> bool:
        """Whether there is no time to complete dates, or they are those that are known."""
        if self.known is None or not self._late():
            return False
        return found == self.master.known or self.watch.left() < ENOUGH * self.completing

    def _settle(self, people: set[str], dates: Dates) -> bool:
        """Give variables to these people; when they have some, plan all together; whether new."""
        new = not people <= self.master.explicit or not self.master.undivided
        self.master.undivided = people <= self.master.explicit
        self.master.explicit |= people & self.masks.ground.persons.keys()
        self._again(people, dates)
        return new

    def _ask_more(self, attendees: Attendees, dates: Dates) -> bool:
        """Give variables to people who miss more than they were charged for; whether that is new.

        Those whom the model undercharges first, then all who are missed, then who sits with them.
        """
        missed, explicit = set(attendees.missed), self.master.explicit
        asked = undercharged(self.masks, all_bits(self.masks, dates), attendees) - explicit
        near = [body for body in self.instance.bodies if seated([body]) & missed]
        asked = asked or missed - explicit
        if not asked and len(near) <= MOST_NEAR:
            asked = seated(near) - explicit
        self.master.explicit |= asked
        self._again(asked, dates)
        return bool(asked)

    def _again(self, people: set[str], dates: Dates) -> None:
        """Seek other dates for the bodies of these people, from these on."""
        self.master.forget(body.id for body in self.instance.bodies if seated([body]) & people)
        self.master.start = dates

    def _may_be_missed(self, bodies: Sequence[BodySpec]) -> set[str]:
        """Those who have several seats, one of them to spare."""
        seats = Counter(who for body in bodies for seat in body.seats for who in seat.persons)
        spare = {who for body in bodies for seat in self.masks.spare(body) for who in seat.persons}
        return {who for who in spare if seats[who] > 1}

    def _attended(
        self, dates: Dates, how: SearchSettings, attending: Attended
    ) -> tuple[Dates, Attendees]:
        """Who comes, on these dates or on others near.

        Those who are short are all who ever fell short, if some still do.
        """
        attendees = attending(all_bits(self.masks, dates))
        short = set[str]()
        for _ in range(REPAIRS):
            if not attendees.short:
                break
            short |= set(attendees.short)
            other = repaired(self.masks, dates, short, how, self.watch.goes_on)
            if other == dates:
                break
            dates = other
            attendees = attending(all_bits(self.masks, dates))
        if attendees.short:
            attendees.short = sorted(short | set(attendees.short))
        return dates, attendees

    def _exactly(self, chosen: Chosen) -> Attendees:
        """Who comes, as few as can be being missed."""
        return self.attending.at(chosen, self.master.with_duties)

    def _repair_settings(self) -> SearchSettings:
        """Dates as cheap, dearer ones when time to search ran out."""
        late = self.watch.late()
        return SearchSettings(
            deadline=self.watch.end if late else self.watch.deadline,
            optimise=self.effort.optimise and not late,
            with_duties=tuple(sorted(self.master.with_duties)),
            parameters=self.effort.parameters,
        )


def _total(plan: Plan) -> int:
    """What a finished plan costs."""
    return plan.cost.total if plan.cost else 0


def _dates_of(instance: Instance, plan: Plan) -> Dates:
    """By body, the meetings of a plan."""
    found: dict[str, list[tuple[int, str]]] = {body.id: [] for body in instance.bodies}
    for meeting in plan.meetings:
        found[meeting.body].append((meeting.date.toordinal(), meeting.part))
    return {body: tuple(times) for body, times in found.items()}
