"""Rule `room`: a pool of rooms holds its meetings (PLANNER §2.6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.judge.figures import expected
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.days import HALVES
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.words.phrase import Phrase, ngettext_noop

CODE = "room"
RULE = ngettext_noop(
    "%(room)s has %(capacity)s room: %(expected)s.",
    "%(room)s has %(capacity)s rooms: %(expected)s.",
    "capacity",
)
BROKEN = ngettext_noop(
    "%(room)s has %(wanted)s room for these meetings at once on %(day)s: %(bodies)s.",
    "%(room)s has %(wanted)s rooms for these meetings at once on %(day)s: %(bodies)s.",
    "wanted",
)


def pool_of(ground: Ground, body: BodySpec) -> str | None:
    """The pool whose rooms a body's meetings take; none when the rule is left out."""
    pool = body.room_pool
    return None if ground.left.drops(CODE, body.id, room=pool) else pool


def judge(case: Schedule) -> Iterator[Violation]:
    for (pool, day, _half), held in sorted(_taken(case).items()):
        capacity = case.ground.rooms[pool].capacity
        if len(held) > capacity:
            bodies = tuple(meeting.body for meeting in held)
            words = Phrase(BROKEN, room=pool, day=day, wanted=capacity, bodies=bodies)
            yield case.broken(CODE, words, bodies[0], held, room=pool)


def _taken(case: Schedule) -> dict[tuple[str, date, int], list[PlannedMeeting]]:
    """By pool, day and half-day, the meetings that take a room."""
    found: dict[tuple[str, date, int], list[PlannedMeeting]] = {}
    for body, meetings in case.years:
        pool = pool_of(case.ground, body)
        if pool is not None:
            for meeting in meetings:
                for half in HALVES[meeting.part]:
                    found.setdefault((pool, meeting.date, half), []).append(meeting)
    return found


def explained(ground: Ground, leave: Leave) -> Phrase:
    capacity = ground.rooms[leave.room or ""].capacity
    bodies = [body for body in ground.instance.bodies if body.room_pool == leave.room]
    return Phrase(RULE, room=leave.room, capacity=capacity, expected=expected(bodies))
