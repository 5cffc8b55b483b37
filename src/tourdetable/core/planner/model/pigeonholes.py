"""The pigeonhole principle: more meetings than moments that can hold them, seen without a solver.

A room, a host, somebody who alone holds seats that must be filled, or bodies that keep their days
for themselves take part in so many meetings at a time: a bipartite matching of these meetings with
half-days, days or weeks says at once what a solver takes minutes to prove, and how many of each
there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tourdetable.core.planner.judge.rules.calendar import count, gap_min
from tourdetable.core.planner.judge.rules.people import one_place, quorum, travel, week_cap
from tourdetable.core.planner.judge.rules.places import host, room
from tourdetable.core.planner.judge.rules.together import own_day
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.terms.days import HALVES, PARTS
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.masks import WIDTH, bits

HALF_DAY, WHOLE_DAY, WEEK = UNITS = ("half_day", "day", "week")
"""What a meeting takes of a hole."""


@dataclass(frozen=True, slots=True)
class Pigeonhole:
    """Meetings that must find their moments apart, by body; `holes` at once in each.

    `slots`: by body, the moments (of some unit, from `base` on) where a meeting may be. `leaves`:
    the rules that keep them apart.
    """

    rule: str
    name: str
    leaves: tuple[Leave, ...]
    bodies: tuple[BodySpec, ...]
    slots: tuple[frozenset[int], ...]
    holes: int
    unit: str
    base: int

    @property
    def meetings(self) -> int:
        """How many meetings there are."""
        return sum(body.meetings for body in self.bodies)

    @property
    def places(self) -> int:
        """How many moments there are for them."""
        return len(frozenset().union(*self.slots))

    @property
    def days(self) -> list[date]:
        """The days of these moments."""
        moments = sorted(frozenset().union(*self.slots))
        if self.unit == WEEK:  # Monday to Friday
            return [date.fromordinal(7 * at + 1 + day) for at in moments for day in range(5)]
        halves = 2 if self.unit == HALF_DAY else 1
        return [date.fromordinal(self.base + at // halves) for at in moments]

    def too_small(self) -> bool:
        """Whether they cannot all be held."""
        return self.meetings > self.holes and _Matching(self).crowded() is not None

    def squeezed(self) -> Pigeonhole | None:
        """Those of the bodies that have too few moments by themselves (a Hall violator)."""
        crowded = _Matching(self).crowded()
        if crowded is None:
            return None
        room_for = frozenset().union(*(self.slots[at] for at in crowded))
        kept = [at for at, slots in enumerate(self.slots) if slots <= room_for]
        return replace(
            self,
            bodies=tuple(self.bodies[at] for at in kept),
            slots=tuple(self.slots[at] for at in kept),
        )

    def smallest(self) -> Pigeonhole:
        """The first of the bodies that are too many by themselves."""
        few = next(n for n in range(1, len(self.bodies) + 1) if self._first(n).too_small())
        return self._first(few)

    def _first(self, number: int) -> Pigeonhole:
        bodies = self.bodies[:number]
        names = {body.id for body in bodies}
        leaves = tuple(one for one in self.leaves if one.body is None or one.body in names)
        return replace(self, bodies=bodies, slots=self.slots[:number], leaves=leaves)


class _Matching:
    """Meetings put in holes one after the other, moving others (augmenting paths)."""

    def __init__(self, pigeonhole: Pigeonhole) -> None:
        self.holes = pigeonhole.holes
        self.ordered = [sorted(slots) for slots in pigeonhole.slots]
        meetings = [at for at, body in enumerate(pigeonhole.bodies) for _ in range(body.meetings)]
        self.owners = sorted(meetings, key=lambda at: len(self.ordered[at]))
        self.taken: dict[tuple[int, int], int] = {}

    def crowded(self) -> set[int] | None:
        """Bodies whose meetings do not all find a hole, none when all do."""
        for meeting in range(len(self.owners)):
            reached = self._reached(meeting)
            if reached is not None:
                return {self.owners[one] for one in reached}
        return None

    def _reached(self, meeting: int) -> list[int] | None:
        """Place one more meeting, breadth first; else the meetings that were asked to move."""
        came: dict[tuple[int, int], int] = {}
        waiting = [meeting]
        for moving in waiting:
            for slot in self.ordered[self.owners[moving]]:
                for hole in range(self.holes):
                    place = (slot, hole)
                    if place in came:
                        continue
                    came[place] = moving
                    if place not in self.taken:
                        _shift(place, came, self.taken)
                        return None
                    waiting.append(self.taken[place])
        return waiting


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
    """What may be too small for these bodies: rooms and places, people, days kept for oneself."""
    asked = [body for body in bodies if count.binds(masks.ground, body.id) and body.meetings]
    found = _Holes(masks, asked)
    yield from found.of_rooms()
    yield from found.of_hosts()
    yield from found.of_people()
    yield from found.of_own_days()


class _Holes:
    """The pigeonholes of some bodies, all of which must meet."""

    def __init__(self, masks: Masks, bodies: Sequence[BodySpec]) -> None:
        self.masks, self.ground, self.bodies = masks, masks.ground, bodies
        self.allowed = {body.id: bits(masks.allowed(body)) for body in bodies}

    def of_rooms(self) -> Iterator[Pigeonhole]:
        for name, mine in _sharing(self.bodies, self._rooms).items():
            leaves = (Leave(room.CODE, room=name),)
            yield self._hole(room.CODE, name, leaves, mine, self.ground.rooms[name].capacity)

    def of_hosts(self) -> Iterator[Pigeonhole]:
        for name, mine in _sharing(self.bodies, self._hosts).items():
            rooms = self.ground.shared_hosts[name]
            yield self._hole(host.CODE, name, _of_each(host.CODE, mine), mine, rooms)

    def of_people(self) -> Iterator[Pigeonhole]:
        """Half-days for those who cannot be in two places, days when these are far, weeks."""
        for name, mine in _sharing(
            self.bodies, lambda body: self._alone(body, one_place.CODE)
        ).items():
            leaves = (Leave(one_place.CODE, person=name),)
            yield self._hole(one_place.CODE, name, leaves, mine, 1)
            far = self._far(mine, name)
            if len(far) > 1:
                both = (*leaves, Leave(travel.CODE, person=name))
                yield self._hole(travel.CODE, name, both, far, 1, WHOLE_DAY)
        for name, mine in _sharing(
            self.bodies, lambda body: self._alone(body, week_cap.CODE)
        ).items():
            most = self.ground.persons[name].max_per_week
            if most is not None:
                leaves = (Leave(week_cap.CODE, person=name),)
                yield self._hole(week_cap.CODE, name, leaves, mine, most, WEEK)

    def of_own_days(self) -> Iterator[Pigeonhole]:
        locked = {pin.body for pin in self.ground.instance.locks}
        drops = self.ground.left.drops
        alone = [
            body
            for body in self.bodies
            if body.own_day and body.id not in locked and not drops(own_day.CODE, body=body.id)
        ]
        mine = [body for body in alone if self._once_a_day(body)]
        if len(mine) > 1:
            yield self._hole(own_day.CODE, "", _of_each(own_day.CODE, mine), mine, 1, WHOLE_DAY)

    def _hole(
        self,
        rule: str,
        name: str,
        leaves: tuple[Leave, ...],
        mine: Sequence[BodySpec],
        holes: int,
        unit: str = HALF_DAY,
    ) -> Pigeonhole:
        slots = tuple(self._slots(body, unit) for body in mine)
        return Pigeonhole(rule, name, leaves, tuple(mine), slots, holes, unit, self.masks.base)

    def _slots(self, body: BodySpec, unit: str) -> frozenset[int]:
        """The moments of the body's options: a whole day counts for its morning."""
        at = self.allowed[body.id]
        if unit == HALF_DAY:
            return frozenset(2 * (bit // WIDTH) + HALVES[PARTS[bit % WIDTH]][0] for bit in at)
        if unit == WEEK:
            return frozenset(map(self.masks.week, at))
        return frozenset(bit // WIDTH for bit in at)

    def _rooms(self, body: BodySpec) -> list[str]:
        pool = room.pool_of(self.ground, body)
        return [] if pool is None else [pool]

    def _hosts(self, body: BodySpec) -> list[str]:
        """The only host of a body, when it is shared."""
        if len(body.hosts) != 1 or self.ground.left.drops(host.CODE, body=body.id):
            return []
        return [one.id for one in body.hosts if one.id in self.ground.shared_hosts]

    def _alone(self, body: BodySpec, rule: str) -> list[str]:
        """Who must come to each meeting of a body, whoever else does, as a rule binds them."""
        needed, ground = self.masks.needed(body), self.ground
        if quorum.least(ground, body) >= len(body.counted):
            needed = [*needed, *body.counted]
        always = [seat for seat in needed if not self.masks.vacant(seat)]
        alone = [(seat.id, seat.persons[0]) for seat in always if len(seat.persons) == 1]
        drops = ground.left.drops
        return sorted({who for seat, who in alone if not drops(rule, body.id, seat, who)})

    def _far(self, bodies: Sequence[BodySpec], person: str) -> list[BodySpec]:
        """Bodies that are far from one another, as far as they are looked at in order."""
        found: list[BodySpec] = []
        for body in bodies:
            bound = person in self._alone(body, travel.CODE) and self._once_a_day(body)
            if bound and all(self.ground.too_far(body.id, other.id) for other in found):
                found.append(body)
        return found

    def _once_a_day(self, body: BodySpec) -> bool:
        """Whether a body never meets twice on a day."""
        return body.meetings == 1 or gap_min.least(self.ground, body) > 0


def _of_each(rule: str, bodies: Iterable[BodySpec]) -> tuple[Leave, ...]:
    return tuple(Leave(rule, body.id) for body in bodies)


def _sharing(
    bodies: Sequence[BodySpec], keys: Callable[[BodySpec], Iterable[str]]
) -> dict[str, list[BodySpec]]:
    """The bodies by what they share."""
    found: dict[str, list[BodySpec]] = {}
    for body in bodies:
        for key in keys(body):
            found.setdefault(key, []).append(body)
    return found
