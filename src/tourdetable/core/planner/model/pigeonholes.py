"""The pigeonhole principle: more meetings than moments that can hold them, seen without a solver.

A room, places, somebody who alone holds seats that must be filled, or bodies that keep apart from
one another take part in so many meetings at a time: a bipartite matching of these meetings with
half-days, days or weeks says at once what a solver takes minutes to prove, and how many of each
there are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from tourdetable.core.planner.judge.rules.calendar import count, gap_min, lock
from tourdetable.core.planner.judge.rules.people import one_place, partial, quorum, travel, week_cap
from tourdetable.core.planner.judge.rules.places import host, room
from tourdetable.core.planner.judge.rules.together import apart, own_day
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.model.pigeonhole import (
    HALF_DAY,
    WEEK,
    WHOLE_DAY,
    Claim,
    Pigeonhole,
    Slot,
)
from tourdetable.core.planner.terms.days import HALVES, PARTS
from tourdetable.core.planner.terms.instance import APART_WEEK, BodySpec, Leave, SeatSpec
from tourdetable.core.planner.terms.masks import WIDTH, bits

DAYS = {WHOLE_DAY: 1, WEEK: 7}
"""Days after which a body that met may meet again at another moment."""

Awaited = dict[str, tuple[int, int]]
"""By person, how many meetings of a body they must attend, and when they can."""


def pigeonholes(masks: Masks, bodies: Sequence[BodySpec]) -> Iterator[Pigeonhole]:
    """What may be too small for these bodies: rooms and places, people, days kept for oneself."""
    asked = [body for body in bodies if count.binds(masks.ground, body.id) and body.meetings]
    found = _Holes(masks, asked)
    yield from found.of_rooms()
    yield from found.of_hosts()
    yield from found.of_people()
    yield from found.of_weeks()
    yield from found.of_own_days()
    yield from found.of_bodies_apart()


class _Holes:
    """The pigeonholes of some bodies, all of which must meet."""

    def __init__(self, masks: Masks, bodies: Sequence[BodySpec]) -> None:
        self.masks, self.ground, self.bodies = masks, masks.ground, bodies
        self.allowed = {body.id: self._allowed(body) for body in bodies}

    def _allowed(self, body: BodySpec) -> int:
        """When a body may meet: when its locks say, if they are as many as its meetings."""
        pins = lock.pins(self.ground, self.masks, body.id)
        locked = {bit for pin in pins for bit in pin}
        mask = self.masks.allowed(body)
        if len({bit // WIDTH for bit in locked}) < body.meetings:
            return mask
        return mask & sum(1 << bit for bit in locked if bit >= 0)

    def of_rooms(self) -> Iterator[Pigeonhole]:
        for name, mine in _sharing(self.bodies, self._rooms).items():
            rooms = self.ground.rooms[name].capacity
            claims = [self._claim(body, HALF_DAY, name, rooms) for body in mine]
            yield self._hole(room.CODE, (Leave(room.CODE, room=name),), claims)

    def of_hosts(self) -> Iterator[Pigeonhole]:
        """All the bodies that only shared places receive, each of these where it is open."""
        mine = [body for body in self.bodies if self._is_received(body)]
        claims = [Claim(body, body.meetings, self._received(body)) for body in mine]
        yield self._hole(host.CODE, _of_each(host.CODE, mine), claims)

    def of_people(self) -> Iterator[Pigeonhole]:
        """Half-days for those who cannot be in two places, days when these are far."""
        for name, mine in _sharing(self.bodies, lambda b: self._awaited(b, one_place.CODE)).items():
            leaves = (Leave(one_place.CODE, person=name),)
            yield self._hole(one_place.CODE, leaves, self._owed(mine, name, one_place.CODE))
            far = self._far(mine, name)
            if len(far) > 1:
                both = (*leaves, Leave(travel.CODE, person=name))
                claims = self._owed(far, name, travel.CODE, WHOLE_DAY)
                yield self._hole(travel.CODE, both, claims, WHOLE_DAY)

    def of_weeks(self) -> Iterator[Pigeonhole]:
        """Weeks for those who accept so many meetings in each."""
        for name, mine in _sharing(self.bodies, lambda b: self._awaited(b, week_cap.CODE)).items():
            most = self.ground.persons[name].max_per_week
            if most is not None:
                claims = self._owed(mine, name, week_cap.CODE, WEEK, most)
                yield self._hole(week_cap.CODE, (Leave(week_cap.CODE, person=name),), claims, WEEK)

    def of_own_days(self) -> Iterator[Pigeonhole]:
        alone = (body for body in self.bodies if body.own_day)
        mine = [body for body in alone if self._is_free(body, own_day.CODE, WHOLE_DAY)]
        claims = [self._claim(body, WHOLE_DAY) for body in mine]
        yield self._hole(own_day.CODE, _of_each(own_day.CODE, mine), claims, WHOLE_DAY)

    def of_bodies_apart(self) -> Iterator[Pigeonhole]:
        """Weeks for bodies that never meet in the same one, then days."""
        bound = apart.relations(self.ground)
        weekly = [one for one in bound if one.rule == APART_WEEK]
        for unit, relations in ((WEEK, weekly), (WHOLE_DAY, bound)):
            pairs = {frozenset((one.first, one.second)) for one in relations}
            named = {body for pair in pairs for body in pair}
            free = [b for b in self.bodies if b.id in named and self._is_free(b, apart.CODE, unit)]
            for mine in _cliques(free, pairs):
                leaves = [b for b in mine if apart.bears_on(self.ground, b)]
                claims = [self._claim(body, unit) for body in mine]
                yield self._hole(apart.CODE, _of_each(apart.CODE, leaves), claims, unit)

    def _hole(
        self, rule: str, leaves: tuple[Leave, ...], claims: Iterable[Claim], unit: str = HALF_DAY
    ) -> Pigeonhole:
        return Pigeonhole(rule, leaves, tuple(claims), unit, self.masks.base)

    # ---- What bodies ask

    def _claim(self, body: BodySpec, unit: str, name: str = "", holes: int = 1) -> Claim:
        """All the meetings of a body."""
        return Claim(body, body.meetings, self._slots(self.allowed[body.id], unit, name, holes))

    def _owed(
        self,
        bodies: Iterable[BodySpec],
        person: str,
        rule: str,
        unit: str = HALF_DAY,
        holes: int = 1,
    ) -> list[Claim]:
        """The meetings that somebody must attend."""
        found = []
        for body in bodies:
            owed, there = self._awaited(body, rule)[person]
            slots = self._slots(self.allowed[body.id] & there, unit, person, holes)
            found.append(Claim(body, owed, slots))
        return found

    def _slots(self, mask: int, unit: str, name: str, holes: int) -> frozenset[Slot]:
        moments = {self._moment(bit, unit) for bit in bits(mask)}
        return frozenset((at, name, hole) for at in moments for hole in range(holes))

    def _moment(self, bit: int, unit: str) -> int:
        """The moment of a meeting: a whole day counts for its morning."""
        if unit == HALF_DAY:
            return 2 * (bit // WIDTH) + HALVES[PARTS[bit % WIDTH]][0]
        return self.masks.week(bit) if unit == WEEK else bit // WIDTH

    def _rooms(self, body: BodySpec) -> list[str]:
        pool = room.pool_of(self.ground, body)
        return [] if pool is None else [pool]

    def _is_received(self, body: BodySpec) -> bool:
        """Whether only places that others share, and that have so many rooms, receive a body."""
        names = {one.id for one in body.hosts}
        bound = bool(names) and host.binds(self.ground, body.id)
        return bound and names <= self.ground.shared_hosts.keys()

    def _received(self, body: BodySpec) -> frozenset[Slot]:
        """Where a body may be received: in each room of each place that is open then."""
        found = set[Slot]()
        for bit in bits(self.allowed[body.id]):
            moment, (day, _) = self._moment(bit, HALF_DAY), self.masks.when(bit)
            for name in host.open_hosts(body, day):
                rooms = range(self.ground.shared_hosts[name])
                found |= {(moment, name, number) for number in rooms}
        return frozenset(found)

    def _awaited(self, body: BodySpec, rule: str) -> Awaited:
        """Who must come to meetings of a body, as a rule binds them, whoever else does."""
        found: Awaited = {}
        for seat in partial.owing(self.ground, body):
            if self._is_alone(body, seat, rule):
                found[seat.persons[0]] = seat.least, self.masks.comes(body, seat, seat.persons[0])
        for seat in self._full(body):
            if self._is_alone(body, seat, rule):
                found[seat.persons[0]] = body.meetings, self.masks.every
        return found

    def _full(self, body: BodySpec) -> list[SeatSpec]:
        """The seats that must be there each time, by their own rule or because all count."""
        everybody = quorum.least(self.ground, body) >= len(body.counted)
        return [*self.masks.needed(body), *(body.counted if everybody else ())]

    def _is_alone(self, body: BodySpec, seat: SeatSpec, rule: str) -> bool:
        """Whether one person holds a seat, all the while, whom a rule binds there."""
        if self.masks.vacant(seat):
            return False
        drops = self.ground.left.drops
        return len(seat.persons) == 1 and not drops(rule, body.id, seat.id, seat.persons[0])

    def _far(self, bodies: Sequence[BodySpec], person: str) -> list[BodySpec]:
        """Bodies that are far from one another, as far as they are looked at in order."""
        found: list[BodySpec] = []
        for body in bodies:
            bound = person in self._awaited(body, travel.CODE) and self._once(body, WHOLE_DAY)
            if bound and all(self.ground.too_far(body.id, other.id) for other in found):
                found.append(body)
        return found

    def _is_free(self, body: BodySpec, rule: str, unit: str) -> bool:
        """Whether a body keeps a rule, and takes as many moments as it has meetings."""
        locked = {pin.body for pin in self.ground.instance.locks}
        left_out = self.ground.left.drops(rule, body=body.id)
        return body.id not in locked and not left_out and self._once(body, unit)

    def _once(self, body: BodySpec, unit: str) -> bool:
        """Whether a body never meets twice in a day, or in a week."""
        return body.meetings == 1 or gap_min.least(self.ground, body) >= DAYS[unit]


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


def _cliques(
    bodies: Sequence[BodySpec], pairs: Collection[frozenset[str]]
) -> Iterator[list[BodySpec]]:
    """Bodies every two of which are among the pairs: each body is in one such set at least."""
    left = list(bodies)
    while left:
        found: list[BodySpec] = []
        for body in left:
            if all(frozenset((body.id, other.id)) in pairs for other in found):
                found.append(body)
        yield found
        left = [body for body in left if body not in found]
