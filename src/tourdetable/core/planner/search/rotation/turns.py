"""Fair rotation: whose turn it is, as even as can be on given dates.

The sum of squared loads is minimised: greedily first (water-filling), then by an exact model when
the greedy turns do not reach the bound (PLANNER §2.7 and §3).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tourdetable.core.planner.judge.fairness import poured, turn_loads
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.duties import duty_both, duty_holder, duty_repeat
from tourdetable.core.planner.model.solver import Model
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.plan import OPTIMAL

SECONDS = 10.0

Turns = list[dict[str, str]]
"""Per meeting, the seat of each duty."""

Present = Sequence[Sequence[str]]
"""Per meeting, the seats that may take a turn."""

Loads = Mapping[str, Mapping[str, int]]
"""By duty and seat, how many turns."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A body's turns; `proved` when none are more even."""

    turns: Turns
    proved: bool


@dataclass(frozen=True, slots=True)
class Rotation:
    """What turns depend on: who attends each meeting, past loads, the rules kept.

    `both`: seats that may hold two duties of one meeting; `again`: those that may at two running.
    """

    body: BodySpec
    present: Present
    past: Loads
    both: frozenset[str]
    again: frozenset[str]

    @property
    def bound(self) -> int:
        """The least sum of squares, whatever the rules."""
        meetings = len(self.present)
        return sum(poured(list(loads.values()), meetings) for loads in self.past.values())

    def is_even(self, turns: Turns) -> bool:
        """Whether no turns at all could be more even."""
        return self.squares(turns) == self.bound

    def squares(self, turns: Turns) -> int:
        """The sum of squares of some turns."""
        loads = {duty: dict(past) for duty, past in self.past.items()}
        for held in turns:
            for duty, seat in held.items():
                loads[duty][seat] += 1
        return sum(load * load for found in loads.values() for load in found.values())


def share(ground: Ground, body: BodySpec, present: Present, possible: Present) -> Shared | None:
    """The most even turns among the seats `present`; `possible` are those that might have been.

    None when the duties cannot all be held.
    """
    if not duty_holder.binds(ground, body.id):
        return Shared([{} for _ in present], proved=True)
    rotation = rotation_of(ground, body, present)
    quick = _greedy(rotation)
    if quick is not None and rotation.is_even(quick):
        return Shared(quick, proved=True)
    found = _exact(rotation)
    if found is None or rotation.is_even(found.turns):
        return found and Shared(found.turns, proved=True)
    if not found.proved or list(map(list, present)) == list(map(list, possible)):
        return found
    best = _exact(rotation_of(ground, body, possible))
    if best is None or not best.proved:
        return Shared(found.turns, proved=False)
    return Shared(found.turns, rotation.squares(found.turns) == rotation.squares(best.turns))


def can_share(ground: Ground, body: BodySpec, present: Present) -> bool:
    """Whether the duties of these meetings can all be held."""
    if not duty_holder.binds(ground, body.id):
        return True
    rotation = rotation_of(ground, body, present)
    return _greedy(rotation) is not None or _exact(rotation) is not None


def duty_seats(body: BodySpec) -> list[str]:
    """The seats that take turns."""
    return [seat.id for seat in body.seats if seat.duties]


def rotation_of(ground: Ground, body: BodySpec, present: Present) -> Rotation:
    """The rotation of a body's duties at some meetings."""
    both, again = set[str](), set[str]()
    for seat in duty_seats(body):
        if not duty_both.binds(ground, body.id, seat):
            both.add(seat)
        if not duty_repeat.binds(ground, body.id, seat):
            again.add(seat)
    past = {duty: turn_loads(body, [], duty) for duty in body.duties}
    return Rotation(body, present, past, frozenset(both), frozenset(again))


# ---- Greedily


def _greedy(rotation: Rotation) -> Turns | None:
    """Meeting by meeting, each duty to the lowest seat that may hold it: often the best."""
    loads = {duty: dict(past) for duty, past in rotation.past.items()}
    turns: Turns = []
    for present in rotation.present:
        before = set(turns[-1].values()) if turns else set()
        held = _lowest_turns(rotation, loads, present, before - rotation.again)
        if held is None:
            return None
        turns.append(held)
    return turns


def _lowest_turns(
    rotation: Rotation, loads: dict[str, dict[str, int]], present: Sequence[str], tired: set[str]
) -> dict[str, str] | None:
    """Each duty of a meeting to the lowest seat that may hold it; its load climbs."""
    held: dict[str, str] = {}
    for duty in rotation.body.duties:
        barred = tired | (set(held.values()) - rotation.both)
        seat = _lowest(loads, duty, [seat for seat in present if seat not in barred])
        if seat is None:
            return None
        held[duty] = seat
        loads[duty][seat] += 1
    return held


def _lowest(loads: Loads, duty: str, seats: Sequence[str]) -> str | None:
    """The seat that had fewest turns; among such, one that is not needed for another duty."""
    others = [loads[other] for other in loads if other != duty]

    def rank(seat: str) -> tuple[int, int]:
        return loads[duty][seat], -sum(found[seat] - min(found.values()) for found in others)

    return min(seats, key=rank, default=None)


# ---- Exactly


class RotationModel:
    """Turns as a model: one Boolean a meeting, duty and seat, and the rules kept as constraints."""

    def __init__(self, rotation: Rotation) -> None:
        self.rotation, self.model = rotation, Model()
        self.held: dict[tuple[int, str, str], int] = {}
        for at, present in enumerate(rotation.present):
            for duty in rotation.body.duties:
                for seat in present:
                    self.held[at, duty, seat] = self.model.booleans(1)
                self.model.exactly_one([self.held[at, duty, seat] for seat in present])
            for seat in present:
                self._at_most_once(at, seat)

    def _at_most_once(self, at: int, seat: str) -> None:
        """One duty a seat, and not twice running, unless these rules are left out."""
        now = self._of_meeting(at, seat)
        if seat not in self.rotation.both and len(now) > 1:
            self.model.at_most_one(now)
        if seat not in self.rotation.again:
            for one in now:
                for other in self._of_meeting(at - 1, seat):
                    self.model.at_most_one([one, other])

    def _of_meeting(self, at: int, seat: str) -> list[int]:
        keys = [(at, duty, seat) for duty in self.rotation.body.duties]
        return [self.held[key] for key in keys if key in self.held]

    def of_seat(self, duty: str, seat: str, meetings: int) -> list[int]:
        """The variables of a seat's turns, in the first of the meetings."""
        keys = [(at, duty, seat) for at in range(meetings)]
        return [self.held[key] for key in keys if key in self.held]

    def charge_load(self, duty: str, seat: str) -> None:
        """The square of a seat's turns."""
        turns = self.of_seat(duty, seat, len(self.rotation.present))
        self.model.charge_square(turns, self.rotation.past[duty][seat])

    def solved(self) -> Shared | None:
        """The solver's choice, `proved` when nothing is better; None when there are no turns."""
        answer = self.model.solve(seconds=SECONDS)
        if not answer.values:
            return None
        turns: Turns = [{} for _ in self.rotation.present]
        for (at, duty, seat), variable in self.held.items():
            if answer.values[variable]:
                turns[at][duty] = seat
        return Shared(turns, answer.status == OPTIMAL)


def _exact(rotation: Rotation) -> Shared | None:
    """The least sum of squares: loads climb one step at a time, each dearer."""
    if not all(rotation.present):
        return None
    rotating = RotationModel(rotation)
    for duty in rotation.body.duties:
        for seat in duty_seats(rotation.body):
            rotating.charge_load(duty, seat)
    return rotating.solved()
