"""The pigeonhole principle: more meetings than half-days that can hold them, seen without a solver.

A room, or somebody who alone holds seats that must be filled, takes part in one meeting at a time:
a bipartite matching of these meetings with half-days says at once what a solver takes minutes to
prove, and how many of each there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tourdetable.core.planner.judge.rules.calendar import count
from tourdetable.core.planner.judge.rules.people import one_place, quorum
from tourdetable.core.planner.judge.rules.places import room
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.terms.days import HALVES, PARTS
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.masks import WIDTH, bits


@dataclass(frozen=True, slots=True)
class Pigeonhole:
    """Meetings that must find their half-days apart, by body; `holes` at once in each.

    `halves`: by body, those where a meeting may be.
    """

    rule: str
    name: str
    bodies: tuple[BodySpec, ...]
    halves: tuple[frozenset[int], ...]
    holes: int

    @property
    def meetings(self) -> int:
        """How many meetings there are."""
        return sum(body.meetings for body in self.bodies)

    @property
    def places(self) -> int:
        """How many half-days there are for them."""
        return len(frozenset().union(*self.halves))

    def too_small(self) -> bool:
        """Whether they cannot all be held."""
        if self.meetings <= self.holes:
            return False
        taken: dict[tuple[int, int], int] = {}
        meetings = [at for at, body in enumerate(self.bodies) for _ in range(body.meetings)]
        ordered = [sorted(halves) for halves in self.halves]
        owners: list[int] = []
        for at in sorted(meetings, key=lambda at: len(ordered[at])):
            owners.append(at)
            if not self._placed(len(owners) - 1, owners, ordered, taken):
                return True
        return False

    def _placed(
        self,
        meeting: int,
        owners: Sequence[int],
        ordered: Sequence[Sequence[int]],
        taken: dict[tuple[int, int], int],
    ) -> bool:
        """Find a hole for one more meeting, moving others (an augmenting path, breadth first)."""
        came: dict[tuple[int, int], int] = {}
        waiting = [meeting]
        for moving in waiting:
            for half in ordered[owners[moving]]:
                for hole in range(self.holes):
                    place = (half, hole)
                    if place in came:
                        continue
                    came[place] = moving
                    if place not in taken:
                        _shift(place, came, taken)
                        return True
                    waiting.append(taken[place])
        return False


def _shift(
    place: tuple[int, int], came: dict[tuple[int, int], int], taken: dict[tuple[int, int], int]
) -> None:
    """Each meeting of the path takes the hole that it came to, and leaves its own to the next."""
    left = {meeting: hole for hole, meeting in taken.items()}
    here: tuple[int, int] | None = place
    while here is not None:
        meeting = came[here]
        before = left.get(meeting)
        taken[here] = meeting
        here = before


def pigeonholes(masks: Masks, bodies: Sequence[BodySpec]) -> Iterator[Pigeonhole]:
    """What may be too small for these bodies: rooms, then people."""
    asked = [body for body in bodies if count.binds(masks.ground, body.id) and body.meetings]
    halves = {body.id: _halves(masks, body) for body in asked}

    shared = {
        room.CODE: _sharing(asked, lambda body: _room(masks, body)),
        one_place.CODE: _sharing(asked, lambda body: _alone(masks, body)),
    }
    for rule, sharing in shared.items():
        for name, mine in sharing.items():
            holes = masks.ground.rooms[name].capacity if rule == room.CODE else 1
            where = tuple(halves[body.id] for body in mine)
            yield Pigeonhole(rule, name, tuple(mine), where, holes)


def _sharing(
    bodies: Sequence[BodySpec], keys: Callable[[BodySpec], Iterable[str]]
) -> dict[str, list[BodySpec]]:
    """The bodies by what they share."""
    found: dict[str, list[BodySpec]] = {}
    for body in bodies:
        for key in keys(body):
            found.setdefault(key, []).append(body)
    return found


def _room(masks: Masks, body: BodySpec) -> list[str]:
    pool = room.pool_of(masks.ground, body)
    return [] if pool is None else [pool]


def _alone(masks: Masks, body: BodySpec) -> list[str]:
    """Who must come to each meeting of a body, whoever else does."""
    needed, ground = masks.needed(body), masks.ground
    if quorum.least(ground, body) >= len(body.expected):
        needed = [*needed, *body.expected]
    alone = [(seat.id, seat.persons[0]) for seat in needed if len(seat.persons) == 1]
    drops = ground.left.drops
    kept = {who for seat, who in alone if not drops(one_place.CODE, body.id, seat, who)}
    return sorted(kept)


def _halves(masks: Masks, body: BodySpec) -> frozenset[int]:
    """The first half-days of the body's options: a whole day counts for its morning."""
    return frozenset(
        2 * (bit // WIDTH) + HALVES[PARTS[bit % WIDTH]][0] for bit in bits(masks.allowed(body))
    )
