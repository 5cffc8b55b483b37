"""Whose turn it is, and who receives: as even as can be on given dates (PLANNER §2.7 and §3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tourdetable.core.planner.judge.fairness import past_turns, poured
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.solver import Model, SolverResponse
from tourdetable.core.planner.terms.instance import BodySpec

Turns = list[dict[str, str]]
"""Per meeting, the seat of each duty."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A body's turns; `proved` when none are more even."""

    turns: Turns
    proved: bool


@dataclass(frozen=True, slots=True)
class _Task:
    """What turns depend on: who attends each meeting, past loads, the rules kept."""

    body: BodySpec
    present: Sequence[Sequence[str]]
    past: Mapping[str, Mapping[str, int]]
    both: frozenset[str]
    again: frozenset[str]

    @property
    def bound(self) -> int:
        """The least sum of squares, whatever the rules."""
        return sum(
            poured(list(self.past[duty].values()), len(self.present)) for duty in self.body.duties
        )

    def squares(self, turns: Turns) -> int:
        """The sum of squares of some turns."""
        loads = {duty: dict(self.past[duty]) for duty in self.body.duties}
        for held in turns:
            for duty, seat in held.items():
                loads[duty][seat] += 1
        return sum(load * load for found in loads.values() for load in found.values())


def share(
    ground: Ground,
    body: BodySpec,
    present: Sequence[Sequence[str]],
    possible: Sequence[Sequence[str]],
) -> Shared | None:
    """The most even turns among the seats `present` at each meeting; `possible` are those that might have been.

    None when the duties cannot all be held.
    """
    if ground.left.drops("duty_holder", body=body.id):
        return Shared([{} for _ in present], proved=True)
    task = _task(ground, body, present)
    quick = _poured_in(task)
    if quick is not None and task.squares(quick) == task.bound:
        return Shared(quick, proved=True)
    exact = _exact(task)
    if exact is None:
        return None
    turns, optimal = exact
    if (
        task.squares(turns) == task.bound
        or not optimal
        or list(map(list, present)) == list(map(list, possible))
    ):
        return Shared(turns, optimal or task.squares(turns) == task.bound)
    wider = _exact(_task(ground, body, possible))
    return Shared(
        turns, wider is not None and wider[1] and task.squares(turns) == task.squares(wider[0])
    )


def can_share(ground: Ground, body: BodySpec, present: Sequence[Sequence[str]]) -> bool:
    """Whether the duties of these meetings can all be held."""
    if not body.duties or ground.left.drops("duty_holder", body=body.id):
        return True
    task = _task(ground, body, present)
    return _poured_in(task) is not None or _exact(task) is not None


def duty_seats(body: BodySpec) -> list[str]:
    """The seats that take turns."""
    return [seat.id for seat in body.seats if seat.duties]


def _task(ground: Ground, body: BodySpec, present: Sequence[Sequence[str]]) -> _Task:
    seats = [seat for seat in body.seats if seat.duties]
    drops, everyone = ground.left.drops, frozenset(seat.id for seat in seats)
    return _Task(
        body,
        present,
        {duty: {seat.id: past_turns(body, seat, duty) for seat in seats} for duty in body.duties},
        frozenset(seat for seat in everyone if drops("duty_both", body.id, seat)),
        frozenset(
            s for s in everyone if not ground.instance.no_repeat or drops("duty_repeat", body.id, s)
        ),
    )


def _poured_in(task: _Task) -> Turns | None:
    """Meeting by meeting, each duty to the lowest seat that may hold it: often the best, always quick."""
    loads = {duty: dict(task.past[duty]) for duty in task.body.duties}
    order = {seat: at for at, seat in enumerate(duty_seats(task.body))}
    before: set[str] = set()
    turns: Turns = []
    for present in task.present:
        held: dict[str, str] = {}
        for duty in task.body.duties:
            barred = (before - task.again) | (set(held.values()) - task.both)
            able = [seat for seat in present if seat not in barred]
            if not able:
                return None
            held[duty] = min(
                able,
                key=lambda seat: (loads[duty][seat], _elsewhere(loads, duty, seat), order[seat]),
            )
            loads[duty][held[duty]] += 1
        before = set(held.values())
        turns.append(held)
    return turns


def _elsewhere(loads: Mapping[str, Mapping[str, int]], duty: str, seat: str) -> int:
    """Whether a seat is low for another duty: better kept for it."""
    others = [loads[other] for other in loads if other != duty]
    return -sum(found[seat] - min(found.values()) for found in others)


class _Exact:
    """The turns as a model: one Boolean a meeting, duty and seat; loads climb one step at a time, each dearer."""

    def __init__(self, task: _Task) -> None:
        self.task, self.model = task, Model()
        self.held: dict[tuple[int, str, str], int] = {}
        for at, present in enumerate(task.present):
            for duty in task.body.duties:
                for seat in present:
                    self.held[at, duty, seat] = self.model.booleans(1)
                self.model.exactly_one([self.held[at, duty, seat] for seat in present])
            self._at_most_once(at)
        for duty in task.body.duties:
            for seat in duty_seats(task.body):
                self._load(duty, seat)

    def _mine(self, at: int, seat: str) -> list[int]:
        return [
            self.held[at, duty, seat]
            for duty in self.task.body.duties
            if (at, duty, seat) in self.held
        ]

    def _at_most_once(self, at: int) -> None:
        for seat in self.task.present[at]:
            now = self._mine(at, seat)
            if seat not in self.task.both and len(now) > 1:
                self.model.at_most_one(now)
            before = self._mine(at - 1, seat) if at else []
            if seat not in self.task.again and before:
                for one in now:
                    for other in before:
                        self.model.at_most_one([one, other])

    def _load(self, duty: str, seat: str) -> None:
        turns = [
            self.held[at, duty, seat]
            for at in range(len(self.task.present))
            if (at, duty, seat) in self.held
        ]
        past = self.task.past[duty][seat]
        steps = [self.model.booleans(1) for _ in turns]
        if turns:
            self.model.between(0, [(v, 1) for v in turns] + [(v, -1) for v in steps], 0)
        for one, other in pairwise(steps):
            self.model.some([one, -1 - other])
        self.model.charge_fixed(past * past)
        for step, variable in enumerate(steps):
            self.model.charge(variable, 2 * (past + step) + 1)

    def turns(self, answer: SolverResponse) -> Turns:
        """What the solver chose."""
        found: Turns = [{} for _ in self.task.present]
        for (at, duty, seat), variable in self.held.items():
            if answer.values[variable]:
                found[at][duty] = seat
        return found


def _exact(task: _Task) -> tuple[Turns, bool] | None:
    if any(not present for present in task.present):
        return None
    exact = _Exact(task)
    answer = exact.model.solve(seconds=10.0)
    return (exact.turns(answer), answer.status == "optimal") if answer.values else None


def receive(
    body: BodySpec, days: Sequence[date], closed: Mapping[str, frozenset[date]]
) -> list[str | None]:
    """Who receives each meeting: the open host that received least, the one before it last."""
    done = dict.fromkeys((host.id for host in body.hosts), 0)
    found: list[str | None] = []
    for day in days:
        able = [host for host in done if day not in closed[host]]
        host = min(
            able,
            key=lambda h: (done[h], bool(found) and found[-1] == h, list(done).index(h)),
            default=None,
        )
        if host is not None:
            done[host] += 1
        found.append(host)
    return found
