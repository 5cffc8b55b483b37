"""Rule `room`: a pool of rooms holds its meetings (PLANNER §2.6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.days import HALVES
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "room"
WORDS = gettext_noop(
    "%(room)s holds %(found)s meetings at once on %(day)s, and has %(wanted)s rooms: %(bodies)s."
)


def judge(case: Schedule) -> Iterator[Violation]:
    """The half-days when rooms run short."""
    for (room, day, half), bodies in sorted(_taken(case).items()):
        capacity = case.ground.rooms[room].capacity
        if len(bodies) > capacity:
            del half
            values = {
                "room": room,
                "found": len(bodies),
                "day": day,
                "wanted": capacity,
                "bodies": ", ".join(bodies),
            }
            yield case.broken(CODE, Phrase(WORDS, **values), bodies[0], room=room)


def _taken(case: Schedule) -> dict[tuple[str, date, int], list[str]]:
    found: dict[tuple[str, date, int], list[str]] = {}
    for body, meetings in case.years:
        if body.room_pool is None or case.ground.left.drops(CODE, body.id, room=body.room_pool):
            continue
        for meeting in meetings:
            for half in HALVES[meeting.part]:
                found.setdefault((body.room_pool, meeting.date, half), []).append(body.id)
    return found
