"""Moments taken already, while a first year is built: for a body, by people, rooms and days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tourdetable.core.planner.judge.rules.places import room
from tourdetable.core.planner.model.commitments import Apart
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.terms.days import HALVES, PARTS
from tourdetable.core.planner.terms.instance import BodySpec, SeatSpec
from tourdetable.core.planner.terms.masks import TAKEN, WIDTH, union

WHOLE_DAY = (1 << WIDTH) - 1
TOUCHED = [TAKEN[part] for part in PARTS]
"""By the order of a part of the day, all those that share a half-day with it."""

Held = Mapping[int, str]
"""By bit, the body that somebody is expected at."""


class Diary:
    """Who is expected where; rather too careful than too bold: one of a pair is chosen at once."""

    def __init__(self, masks: Masks) -> None:
        self.masks, self.ground = masks, masks.ground
        self.apart = Apart(masks.ground)
        self.held: dict[str, dict[int, str]] = {}
        self.placed: dict[str, list[int]] = {}
        relations = self.ground.instance.relations
        self.related = {name for one in relations for name in (one.first, one.second)}

    def knows(self, body: BodySpec) -> bool:
        """Whether all that a body shares is told here."""
        people = [who for seat in self.masks.needed(body) for who in seat.persons]
        hosts = {host.id for host in body.hosts}
        alone = len(set(people)) == len(people) and hosts.isdisjoint(self.ground.shared_hosts)
        return alone and body.id not in self.related

    def note(self, body: BodySpec, at: Sequence[int]) -> None:
        """Expect people at these meetings of a body, and no longer at those of before."""
        before = self.placed.get(body.id, ())
        for seat in self.masks.needed(body) if before else ():
            for person in seat.persons:
                held = self.held.get(person, {})
                self.held[person] = {bit: name for bit, name in held.items() if name != body.id}
        for seat in self.masks.needed(body):
            closed = {person: self._closed(body, seat, person) for person in seat.persons}
            vacant = self.masks.vacant(seat)
            for bit in (bit for bit in at if not vacant >> bit & 1):
                able = [person for person in seat.persons if not closed[person] >> bit & 1]
                person = min(able or seat.persons, key=lambda who: len(self.held.get(who, ())))
                self.held.setdefault(person, {})[bit] = body.id
        self.placed[body.id] = list(at)

    def taken(self, body: BodySpec) -> int:
        """The moments at which a body cannot meet beside those that are placed."""
        taken = self._full_rooms(body) | union(self._own_days(body))
        for seat in self.masks.needed(body):
            closed = self.masks.every
            for person in seat.persons:
                closed &= self._closed(body, seat, person)
            taken |= closed & ~self.masks.vacant(seat)
        return taken

    def _closed(self, body: BodySpec, seat: SeatSpec, person: str) -> int:
        """When somebody cannot come: absent, expected elsewhere, or their week being full."""
        closed = self.masks.every & ~self.masks.comes(body, seat, person)
        held = self.held.get(person, {})
        for bit, other in held.items():
            day, part = divmod(bit, WIDTH)
            far = self.apart.too_far(body.id, other)
            closed |= (WHOLE_DAY if far else TOUCHED[part]) << WIDTH * day
        most = self.ground.persons[person].max_per_week
        if most is not None and len(held) >= most:
            closed |= self._full_weeks(held, most)
        return closed

    def _full_weeks(self, held: Held, most: int) -> int:
        weeks = Counter(map(self.masks.week, held))
        full = {week for week, count in weeks.items() if count >= most}
        first = {self.masks.week(bit): bit // WIDTH for bit in held}
        return union(self._week_of(first[week]) for week in full)

    def _week_of(self, day: int) -> int:
        """All of a day's week."""
        monday = day - (self.masks.base + day - 1) % 7
        mask = (1 << 7 * WIDTH) - 1
        return mask << WIDTH * monday if monday >= 0 else mask >> WIDTH * -monday

    def _own_days(self, body: BodySpec) -> Iterator[int]:
        """The days of bodies that keep theirs for themselves; all, for one of these."""
        for name, at in self.placed.items():
            if name != body.id and (body.own_day or self.ground.bodies[name].own_day):
                yield from (WHOLE_DAY << WIDTH * (bit // WIDTH) for bit in at)

    def _full_rooms(self, body: BodySpec) -> int:
        """The half-days on which a body's rooms are all taken."""
        pool = room.pool_of(self.ground, body)
        if pool is None:
            return 0
        used = Counter[tuple[int, int]]()
        for name, at in self.placed.items():
            other = self.ground.bodies[name]
            if name != body.id and room.pool_of(self.ground, other) == pool:
                used.update(
                    (bit // WIDTH, half) for bit in at for half in HALVES[PARTS[bit % WIDTH]]
                )
        rooms = self.ground.rooms[pool].capacity
        return union(self._half(*moment) for moment, count in used.items() if count >= rooms)

    def _half(self, day: int, half: int) -> int:
        """All that takes a half-day."""
        touching = (1 << at for at, part in enumerate(PARTS) if half in HALVES[part])
        return sum(touching) << WIDTH * day
