"""Rule `room`: a pool of rooms holds its meetings (PLANNER §2.6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.days import HALVES
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "room"
RULE = gettext_noop("%(room)s has %(capacity)s rooms.")
BROKEN = gettext_noop(
    "%(room)s holds %(found)s meetings at once on %(day)s, and has %(wanted)s rooms: %(bodies)s."
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
            words = Phrase(
                BROKEN, room=pool, found=len(held), day=day, wanted=capacity, bodies=bodies
            )
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
    return Phrase(RULE, room=leave.room, capacity=capacity)
