"""A plan mended after changes: the past stays, and as few meetings move as can be.

The body that is hit is freed first, then its neighbours, then all: as soon as no more meetings move than those that
cannot stay, nothing can do better and the search stops. Among the fewest moves: fewest people told, then days shifted,
then cost.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from tourdetable.core.planner.judge.cost import plan_cost
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule
from tourdetable.core.planner.model.commitments import Commitments
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.options import WIDTH, Masks
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.model.solver import Progress, SolverResponse
from tourdetable.core.planner.search.attendance import attend
from tourdetable.core.planner.search.explain import explain
from tourdetable.core.planner.search.writing import write
from tourdetable.core.planner.terms.grouping import ties
from tourdetable.core.planner.terms.instance import OPTIONAL, Instance, PinnedDate
from tourdetable.core.planner.terms.plan import FEASIBLE, OPTIMAL, UNKNOWN, Plan
from tourdetable.core.planner.wire.changes import Disturbance, changed

DAY_WEIGHT = 1000
"""One day further from the old date outweighs this much cost."""

ROUNDS = 30


def replan(
    instance: Instance,
    before: Plan,
    changes: Sequence[Disturbance],
    *,
    seconds: float | None = None,
    progress: Progress | None = None,
) -> Plan:
    """The plan after the changes: `moves` says how many meetings moved, and whether fewer could. Else a conflict."""
    past = instance.today
    held = [
        PinnedDate(m.body, m.date, m.part)
        for m in before.meetings
        if past is not None and m.date < past
    ]
    after = changed(replace(instance, locks=(*instance.locks, *held)), changes)
    return _Mending(after, before, seconds, progress).run()


@dataclass(frozen=True, slots=True)
class _Mended:
    """Dates after a move, and the fewest moves that this freedom allows; no dates when not `fewer` than known ones."""

    chosen: Mapping[str, list[int]]
    bound: int
    fewer: bool = True


@dataclass(slots=True)
class _Told:
    """What a search may not do again, learnt from dates whose people or turns did not work."""

    explicit: set[str] = field(default_factory=set)
    excluded: list[tuple[str, list[int]]] = field(default_factory=list)


class _Mending:
    """One plan being mended."""

    def __init__(
        self, instance: Instance, before: Plan, seconds: float | None, progress: Progress | None
    ) -> None:
        self.instance, self.before, self.progress = instance, before, progress
        self.deadline = None if seconds is None else time.monotonic() + seconds
        self.masks = Masks(Ground(instance))
        self.old = self._old()
        self.years = {body.id: self.masks.year(body) for body in instance.bodies}
        self.stuck = {
            b: [bit for bit in at if not self.years[b].mask >> bit & 1]
            for b, at in self.old.items()
        }
        self.work, self.unsure = 0.0, False

    def _old(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {body.id: [] for body in self.instance.bodies}
        for meeting in self.before.meetings:
            found[meeting.body].append(self.masks.bit(meeting.date, meeting.part))
        return {body: sorted(at) for body, at in found.items()}

    @property
    def least(self) -> int:
        """The meetings that cannot stay, whatever is done."""
        return sum(map(len, self.stuck.values()))

    def run(self) -> Plan:
        """Free more and more bodies until no fewer moves are possible."""
        best: Plan | None = None
        for freed, everything in self._widening():
            found = self._mend(freed, best, everything)
            if found is not None:
                best = found
                proved = everything and not self.unsure and self._is_bound(found)
                if proved or _moved(best) <= self.least:
                    return self._marked(best, proved=True)
            if self._late():
                break
        if best is not None:
            return self._marked(best, proved=False)
        return (
            Plan(UNKNOWN, seconds=self.work)
            if self.unsure or self._late()
            else explain(self.instance, self._left())
        )

    def _is_bound(self, found: Plan) -> bool:
        return found.moves is not None and found.moves["moved"] == found.moves["bound"]

    def _marked(self, plan: Plan, *, proved: bool) -> Plan:
        moves = dict(plan.moves or {})
        bound = moves["moved"] if proved else self.least
        return replace(plan, moves={**moves, "bound": bound, "proved": proved}, seconds=self.work)

    def _late(self) -> bool:
        return self.deadline is not None and time.monotonic() > self.deadline

    def _left(self) -> float | None:
        return None if self.deadline is None else max(0.05, self.deadline - time.monotonic())

    def _widening(self) -> Iterator[tuple[set[str], bool]]:
        """The bodies to free: those that are hit, then those next to them, then all."""
        everybody = {body.id for body in self.instance.bodies}
        freed = {body for body, at in self.stuck.items() if at} | self._short()
        yield freed, freed == everybody
        tied: dict[tuple[str, str], set[str]] = {}
        for body in self.instance.bodies:
            for key in ties(body, [seat for seat in body.seats if seat.rule != OPTIONAL]):
                tied.setdefault(key, set()).add(body.id)
        near = set(freed)
        for _ in range(2):
            wider = {other for tie in tied.values() if tie & near for other in tie} | near
            if wider != near and wider != everybody:
                yield wider, False
            near = wider
        if freed != everybody:
            yield everybody, True

    def _short(self) -> set[str]:
        """The bodies whose people fall short on the old dates."""
        if self.least:
            return set()
        short = set(attend(self.masks, self.instance.bodies, self.old).short)
        return {
            b.id
            for b in self.instance.bodies
            if short & {p for seat in b.seats for p in seat.persons}
        }

    # ---- Dates

    def _mend(self, freed: set[str], best: Plan | None, everything: bool) -> Plan | None:
        """A plan with fewer moves than the best one, else that one, with the least moves that this freedom allows."""
        told = _Told()
        for _ in range(ROUNDS):
            mended = self._dates(freed, best, told)
            if mended is None:
                return None
            plan = self._written(mended, told) if mended.fewer else _bounded(best, mended.bound)
            if plan is not None:
                return plan
            if self._late():
                break
        self.unsure = self.unsure or everything
        return None

    def _dates(self, freed: set[str], best: Plan | None, told: _Told) -> _Mended | None:
        """Fewest moves then fewest people told; then, these being kept, fewest days and least cost."""
        first = self._model(freed, told, optimise=False)
        terms = self._moves(first)
        crowd = 1 + sum(told_if for _, told_if in terms)
        for variable, told_if in terms:
            first.model.charge(variable, -(crowd + told_if))
        first.model.charge_fixed(sum(crowd + told_if for _, told_if in terms))
        answer = self._solved(first, optimise=True)
        if answer is None:
            return None
        moved = sum(1 for variable, _ in terms if not answer.values[variable])
        bound = (
            moved
            if answer.status == OPTIMAL
            else max(0, -(-(answer.bound or 0) // (crowd + crowd)))
        )
        moved, bound = moved + self.least, bound + self.least
        if best is not None and moved >= _moved(best):
            return _Mended({}, bound, fewer=False)
        dates = self._settled(freed, told, answer, terms) or first.chosen(answer.values)
        return _Mended(dates, bound)

    def _model(self, freed: set[str], told: _Told, *, optimise: bool) -> DatesModel:
        years = [
            self.years[b] if b in freed else self.years[b].only(self.old[b]) for b in self.years
        ]
        model = DatesModel(self.masks, years, optimise=optimise)
        PeopleModel(model, Commitments(self.masks, self.instance.bodies), told.explicit)
        for body, at in told.excluded:
            model.exclude(body, at)
        model.suggest(
            {
                body: [bit for bit in at if bit in model.by_bit[body]]
                for body, at in self.old.items()
            }
        )
        return model

    def _moves(self, model: DatesModel) -> list[tuple[int, int]]:
        """Each old meeting that may stay, and how many people are told when it does not."""
        return [
            (
                model.by_bit[body][bit],
                sum(len(seat.persons) for seat in self.years[body].body.seats),
            )
            for body, at in self.old.items()
            for bit in at
            if bit in model.by_bit[body]
        ]

    def _settled(
        self, freed: set[str], told: _Told, answer: SolverResponse, terms: Sequence[tuple[int, int]]
    ) -> dict[str, list[int]] | None:
        """The nearest and cheapest dates that move and tell no more."""
        second = self._model(freed, told, optimise=True)
        kept = [(variable, weight) for variable, weight in terms if answer.values[variable]]
        second.model.total(len(kept), [variable for variable, _ in terms], len(terms))
        second.model.between(sum(w for _, w in kept), terms, sum(w for _, w in terms))
        for body in sorted(freed):
            for bit, variable in second.by_bit[body].items():
                second.model.charge(variable, DAY_WEIGHT * self._shift(body, bit))
        found = self._solved(second, optimise=True)
        return None if found is None else second.chosen(found.values)

    def _shift(self, body: str, bit: int) -> int:
        """How far a new date is from the old one that it most likely replaces."""
        if bit in self.old[body]:
            return 0
        replaced = self.stuck[body] or self.old[body]
        return min((abs(bit // WIDTH - other // WIDTH) for other in replaced), default=0)

    def _solved(self, model: DatesModel, *, optimise: bool) -> SolverResponse | None:
        left = self._left()
        answer = model.model.solve(
            seconds=left and left / 2, optimise=optimise, progress=self.progress and self._heard
        )
        self.work += answer.work
        self.unsure = self.unsure or answer.status == "unknown"
        return answer if answer.values else None

    def _heard(self, _best: int | None, _bound: int | None) -> bool:
        return self.progress is None or self.progress(None, None)

    # ---- People

    def _written(self, mended: _Mended, told: _Told) -> Plan | None:
        expected = {
            (m.body, seat, self.masks.bit(m.date, m.part)): person
            for m in self.before.meetings
            for seat, person in m.attendees.items()
        }
        attendees = attend(self.masks, self.instance.bodies, mended.chosen, expected)
        if attendees.short:
            stale = set(attendees.short) <= told.explicit
            told.explicit |= set(attendees.short)
            self.unsure = self.unsure or stale
            return None
        written = write(self.masks, mended.chosen, attendees, self.before.meetings)
        for body, certain in written.impossible:
            told.excluded.append((body, mended.chosen[body]))
            self.unsure = self.unsure or not certain
        if written.impossible:
            return None
        draft = Plan(FEASIBLE, meetings=written.meetings, fairness=written.fairness)
        cost = plan_cost(Schedule(self.masks.ground, draft))
        return replace(draft, cost=cost, moves={**self._account(mended), "bound": mended.bound})

    def _account(self, mended: _Mended) -> dict[str, int | bool]:
        """Meetings moved, people to tell, days shifted: counted on the plan itself."""
        told: set[str] = set()
        moved = days = 0
        for body, old in self.old.items():
            gone = [bit for bit in old if bit not in set(mended.chosen[body])]
            come = [bit for bit in mended.chosen[body] if bit not in set(old)]
            moved += max(len(gone), len(come))
            days += sum(
                abs(a // WIDTH - b // WIDTH) for a, b in zip(gone, sorted(come), strict=False)
            )
            if gone or come:
                told |= {person for seat in self.years[body].body.seats for person in seat.persons}
        return {"moved": moved, "told": len(told), "days": days}


def _bounded(plan: Plan | None, bound: int) -> Plan | None:
    return plan and replace(plan, moves={**(plan.moves or {}), "bound": min(bound, _moved(plan))})


def _moved(plan: Plan) -> int:
    moved = (plan.moves or {}).get("moved", 0)
    assert isinstance(moved, int)
    return moved
