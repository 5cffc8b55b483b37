"""Every rule that an instance sets, one by one, as it could be left out; and each in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules import BODY_RULES, RULES, SEAT_RULES, WEEK_RULES
from tourdetable.core.planner.judge.rules.people import quorum, unavail
from tourdetable.core.planner.judge.rules.places import room
from tourdetable.core.planner.terms.instance import OPTIONAL, BodySpec, Instance, Leave
from tourdetable.core.planner.terms.plan import Clash


def universe(ground: Ground, bodies: Sequence[BodySpec]) -> list[Leave]:
    """The rules that bear on some bodies, those that people set first."""
    found = list(_of_people(ground, bodies))
    for pool in sorted({body.room_pool for body in bodies if body.room_pool}):
        found.append(Leave(room.CODE, room=pool))
    for body in bodies:
        found += [Leave(rule.CODE, body.id) for rule in BODY_RULES if rule.bears_on(ground, body)]
        for seat in body.seats:
            rules = [rule for rule in SEAT_RULES if rule.bears_on(ground, seat)]
            found += [Leave(rule.CODE, body.id, seat.id) for rule in rules]
    drops = ground.left.drops
    return [
        leave
        for leave in found
        if not drops(leave.rule, leave.body, leave.seat, leave.person, leave.room)
    ]


def _of_people(ground: Ground, bodies: Sequence[BodySpec]) -> Iterator[Leave]:
    held: dict[str, list[BodySpec]] = {}
    for body in bodies:
        counted = quorum.least(ground, body) > 0
        for seat in body.seats:
            if seat.rule != OPTIONAL or seat.duties or (counted and seat in body.counted):
                for person in seat.persons if seat.ever_held else ():
                    held.setdefault(person, []).append(body)
    for rules in ((unavail,), WEEK_RULES):
        for person in sorted(held):
            who, sitting = ground.persons[person], held[person]
            for rule in rules:
                if rule.bears_on(ground, who, sitting):
                    yield Leave(rule.CODE, person=person)


def in_words(instance: Instance, leave: Leave) -> Clash:
    """A rule, said, with its article. Raises KeyError when what it names is not in the instance."""
    ground = Ground(instance)
    named = (
        (leave.body, ground.bodies),
        (leave.person, ground.persons),
        (leave.room, ground.rooms),
    )
    for what, known in named:
        if what is not None and what not in known:
            raise KeyError(what)
    return Clash(
        rule=leave.rule,
        body=leave.body,
        seat=leave.seat,
        person=leave.person,
        room=leave.room,
        article=instance.article(leave.rule, leave.body),
        words=RULES[leave.rule].explained(ground, leave),
    )
