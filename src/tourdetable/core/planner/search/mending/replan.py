"""Minimal perturbation: a plan mended after changes, moving as few meetings as can be.

The past stays. The neighbourhood widens: the body that is hit is freed first, then its neighbours,
then all; as soon as no more meetings move than those that cannot stay, nothing can do better and
the search stops. The objective is lexicographic: fewest moves, fewest people told, then days
shifted, then cost.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from tourdetable.core.planner.judge.charges import plan_cost
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.duties_model import keep_duties
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.model.solver import Progress, SolverResponse
from tourdetable.core.planner.search.assembly import Assembly, assemble
from tourdetable.core.planner.search.attendance import Chosen, attend
from tourdetable.core.planner.search.audit import refused
from tourdetable.core.planner.search.components import seated
from tourdetable.core.planner.search.dates_search import Dates, as_dates
from tourdetable.core.planner.search.explain import can_meet, explain
from tourdetable.core.planner.search.mending.disturbed import Disturbed
from tourdetable.core.planner.search.mending.stays import Stays
from tourdetable.core.planner.terms.instance import Instance, PinnedDate
from tourdetable.core.planner.terms.masks import WIDTH
from tourdetable.core.planner.terms.plan import FEASIBLE, UNKNOWN, Moves, Plan
from tourdetable.core.planner.wire.changes import Disturbance, changed

DAY_WEIGHT = 1000
"""One day further from the old date outweighs this much cost."""

MOST_ROUNDS = 30


def replan(
    instance: Instance,
    before: Plan,
    changes: Sequence[Disturbance],
    *,
    seconds: float | None = None,
    progress: Progress | None = None,
) -> Plan:
    """The plan after the changes, or why there is none; `moves`: how many, and if fewer could."""
    today = instance.today
    past = [m for m in before.meetings if today is not None and m.date < today]
    held = [PinnedDate(meeting.body, meeting.date, meeting.part) for meeting in past]
    after = changed(replace(instance, locks=(*instance.locks, *held)), changes)
    return _Mending(after, before, seconds, progress, said=bool(changes)).run()


@dataclass(slots=True)
class _Learnt:
    """What dates taught whose people or turns did not work: people and duties to model."""

    explicit: set[str] = field(default_factory=set)
    with_duties: set[str] = field(default_factory=set)


class _Mending:
    """One plan being mended; `near`: what its changes hit.

    `said`: these changes are all that changed, so that the others' people come as before.
    """

    def __init__(
        self,
        instance: Instance,
        before: Plan,
        seconds: float | None,
        progress: Progress | None,
        *,
        said: bool,
    ) -> None:
        self.said = said
        self.instance, self.before = instance, before
        self.tell = progress and (lambda _best, _bound: progress(None, None))
        self.deadline = None if seconds is None else time.monotonic() + seconds
        self.ground = Ground(instance)
        self.masks = Masks(self.ground)
        self.near = Disturbed(self.masks, before)
        self.work, self.unsure = 0.0, False

    def run(self) -> Plan:
        """Free more and more bodies until no fewer moves are possible."""
        best: Plan | None = None
        for freed, everything in () if self._hopeless() else self.near.widening():
            found = self._mend(freed, best, everything)
            if found is not None:
                best = found
                if self._proves(_moves(found), everything):
                    return self._marked(best, proved=True)
            if self._late():
                break
        if best is not None:
            return self._marked(best, proved=False)
        if self.unsure or self._late():
            return Plan(UNKNOWN, seconds=self.work)
        return explain(self.instance, self._left(), self._held())

    def _proves(self, moves: Moves, everything: bool) -> bool:
        """Whether fewer moves are impossible."""
        if moves.moved <= self.near.fewest:
            return True
        return everything and not self.unsure and moves.moved == moves.bound

    def _marked(self, plan: Plan, *, proved: bool) -> Plan:
        """The plan, with what is proved of its moves, which are `fewest` at least."""
        moves = _moves(plan)
        bound = moves.moved if proved else self.near.fewest
        moves = replace(moves, bound=bound, proved=proved)
        return replace(plan, moves=moves, seconds=self.work)

    def _hopeless(self) -> bool:
        """Whether a body that is hit cannot meet as it must, even alone."""
        hit = (body for body in self.instance.bodies if body.id in self.near.hit)
        return any(not can_meet(self.instance, body) for body in hit)

    def _held(self) -> Dates:
        """The old dates of those who are not hit."""
        kept = {name: bits for name, bits in self.near.old.items() if name not in self.near.hit}
        return as_dates(self.masks, kept)

    def _late(self) -> bool:
        return self.deadline is not None and time.monotonic() > self.deadline

    def _left(self) -> float | None:
        return None if self.deadline is None else max(0.05, self.deadline - time.monotonic())

    # ---- Dates

    def _mend(self, freed: set[str], best: Plan | None, everything: bool) -> Plan | None:
        """A plan with fewer moves than the best one, else that one with a better bound.

        Fewest moves then fewest people told; then, these kept, fewest days and least cost.
        """
        learnt = _Learnt()
        for _ in range(MOST_ROUNDS):
            dates = self._model(freed, learnt, optimise=False)
            stays = Stays(dates, self.near.old)
            stays.charge_moves(dates.model)
            answer = self._solved(dates)
            if answer is None:
                return None
            bound = max(0, self.near.least + stays.least_moved(answer))
            if best is not None and self.near.least + stays.moved(answer) >= _moves(best).moved:
                known = _moves(best)
                return replace(best, moves=replace(known, bound=min(bound, known.moved)))
            nearest = self._nearest(freed, learnt, stays, answer)
            dates_found = nearest or dates.chosen(answer.values)
            plan = self._completed({**self.near.old, **dates_found}, bound, learnt)
            if plan is not None:
                return plan
            if self._late():
                break
        self.unsure = self.unsure or everything
        return None

    def _model(self, freed: set[str], learnt: _Learnt, *, optimise: bool) -> DatesModel:
        """The dates of those freed, beside which the others stay.

        Only those that they touch are there, until people or turns refuse what that gives.
        """
        beside = None if learnt.explicit or learnt.with_duties else self.near.beside(freed)
        years = [year for year in self._options(freed) if not beside or year.body.id in beside]
        model = DatesModel(self.masks, years, optimise=optimise)
        keep_duties(PeopleModel(model, learnt.explicit), learnt.with_duties)
        hints = {}
        for body, known in model.by_bit.items():
            hints[body] = [bit for bit in self.near.old[body] if bit in known]
        model.suggest(hints)
        return model

    def _options(self, freed: set[str]) -> Iterator[DateOptions]:
        for body, year in self.near.years.items():
            yield year if body in freed else year.settled(self.near.old[body])

    def _nearest(
        self, freed: set[str], learnt: _Learnt, stays: Stays, answer: SolverResponse
    ) -> dict[str, list[int]] | None:
        """The nearest and cheapest dates that move and tell no more."""
        dates = self._model(freed, learnt, optimise=True)
        stays.keep_as_many(dates.model, answer)
        for body in sorted(freed):
            for bit, variable in dates.by_bit[body].items():
                dates.model.charge(variable, DAY_WEIGHT * self._shift(body, bit))
        found = self._solved(dates)
        return None if found is None else dates.chosen(found.values)

    def _shift(self, body: str, bit: int) -> int:
        """How far a new date is from the old one that it most likely replaces."""
        added = len(self.near.old[body]) < self.ground.bodies[body].meetings
        if bit in self.near.old[body] or (added and not self.near.stuck[body]):
            return 0
        replaced = self.near.stuck[body] or self.near.old[body]
        return min((_days_apart(bit, other) for other in replaced), default=0)

    def _solved(self, model: DatesModel) -> SolverResponse | None:
        left = self._left()
        answer = model.model.solve(seconds=left and left / 2, progress=self.tell)
        self.work += answer.work
        self.unsure = self.unsure or answer.status == UNKNOWN
        return answer if answer.values else None

    # ---- People

    def _completed(self, chosen: Chosen, bound: int, learnt: _Learnt) -> Plan | None:
        """The plan on these dates; None when people or turns refuse them, which is learnt."""
        assembly = self._assembled(chosen, learnt)
        if assembly is None:
            return None
        draft = Plan(FEASIBLE, meetings=assembly.meetings, fairness=assembly.fairness)
        found = replace(draft, cost=plan_cost(self.ground, draft))
        wrong = refused(self.instance, found)
        if wrong:
            self.unsure = self.unsure or wrong <= learnt.explicit
            learnt.explicit |= wrong
            return None
        return replace(found, moves=self._account(chosen, bound))

    def _assembled(self, chosen: Chosen, learnt: _Learnt) -> Assembly | None:
        attendees = attend(
            self.masks,
            self.instance.bodies,
            chosen,
            self.near.expected,
            learnt.with_duties,
            touched=self.near.touched(chosen) if self.said else None,
        )
        if attendees.short:
            self.unsure = self.unsure or set(attendees.short) <= learnt.explicit
            learnt.explicit |= set(attendees.short)
            return None
        assembly = assemble(self.masks, chosen, attendees, self.before.meetings)
        learnt.with_duties |= set(assembly.impossible)
        return None if assembly.impossible else assembly

    def _account(self, chosen: Chosen, bound: int) -> Moves:
        """Meetings moved, people to tell, days shifted: counted on the plan itself.

        A meeting that is added, or has no successor, is told and is no move.
        """
        told: set[str] = set()
        moved = days = 0
        for body in self.instance.bodies:
            old, new = self.near.old[body.id], chosen[body.id]
            gone = [bit for bit in old if bit not in new]
            come = sorted(set(new).difference(old))
            moved += min(len(gone), len(come))
            days += sum(map(_days_apart, gone, come))
            if gone or come:
                told |= seated([body])
        return Moves(moved, len(told), days, bound)


def _days_apart(one: int, other: int) -> int:
    return abs(one // WIDTH - other // WIDTH)


def _moves(plan: Plan) -> Moves:
    assert plan.moves is not None, "a mended plan says what moved"
    return plan.moves
