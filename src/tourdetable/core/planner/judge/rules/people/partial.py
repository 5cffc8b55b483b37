"""Rule `partial`: a part-time seat comes as often as it owes (PLANNER §2.5)."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import PARTIAL, BodySpec, Leave, SeatSpec
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "partial"
RULE = gettext_noop("The seat %(seat)s comes to at least %(least)s meetings of %(body)s.")
BROKEN = gettext_noop(
    "The seat %(seat)s comes to %(body)s %(found)s times instead of at least %(wanted)s."
)


def binds(ground: Ground, body: str, seat: SeatSpec) -> bool:
    """Whether a seat must come as often as it owes."""
    return seat.rule == PARTIAL and not ground.left.drops(CODE, body, seat.id)


def owing(ground: Ground, body: BodySpec) -> list[SeatSpec]:
    """The part-time seats of a body that owe meetings."""
    return [seat for seat in body.seats if seat.least and binds(ground, body.id, seat)]


def judge(case: Schedule) -> Iterator[Violation]:
    for body, meetings in case.kept(CODE):
        for seat in owing(case.ground, body):
            found = sum(seat.id in meeting.attendees for meeting in meetings)
            if found < seat.least:
                words = Phrase(BROKEN, body=body.id, seat=seat.id, found=found, wanted=seat.least)
                yield case.broken(CODE, words, body.id, seat=seat.id)


def bears_on(ground: Ground, seat: SeatSpec) -> bool:
    return seat.least > 0


def explained(ground: Ground, leave: Leave) -> Phrase:
    seats = ground.bodies[leave.body or ""].seats
    least = next((seat.least for seat in seats if seat.id == leave.seat), 0)
    return Phrase(RULE, body=leave.body, seat=leave.seat, least=least)
