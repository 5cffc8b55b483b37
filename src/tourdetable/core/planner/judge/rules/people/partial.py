"""Rule `partial`: a part-time seat comes as often as it owes (PLANNER §2.5)."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.planner.judge.figures import holders
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import PARTIAL, BodySpec, Leave, SeatSpec
from tourdetable.core.words.phrase import Phrase, ngettext_noop

CODE = "partial"
RULE = ngettext_noop(
    "The seat %(seat)s (%(persons)s) comes to at least %(least)s meeting of %(body)s out of "
    "%(meetings)s.",
    "The seat %(seat)s (%(persons)s) comes to at least %(least)s meetings of %(body)s out of "
    "%(meetings)s.",
    "least",
)
BROKEN = ngettext_noop(
    "The seat %(seat)s comes to %(body)s %(found)s time instead of at least %(wanted)s.",
    "The seat %(seat)s comes to %(body)s %(found)s times instead of at least %(wanted)s.",
    "found",
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
    body = ground.bodies[leave.body or ""]
    seat = {seat.id: seat for seat in body.seats}[leave.seat or ""]
    return Phrase(
        RULE,
        body=leave.body, seat=leave.seat, persons=holders(seat), least=seat.least,
        meetings=body.meetings,
    )  # fmt: skip
