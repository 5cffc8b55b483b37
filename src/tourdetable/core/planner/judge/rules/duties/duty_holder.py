"""Rule `duty_holder`: who comes for a seat that takes turns holds each duty (PLANNER §2.7)."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.planner.judge.figures import turns
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation, kept_by_body
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.plan import PlannedMeeting, PlannedTurn
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "duty_holder"
RULE = gettext_noop(
    "Each duty of %(body)s is held by a seat that takes turns and comes (%(turns)s)."
)
NOBODY = gettext_noop("%(body)s meets on %(day)s with nobody for the duty %(duty)s.")
NO_TURNS = gettext_noop(
    "The seat %(seat)s has the duty %(duty)s at %(body)s on %(day)s and takes no turns."
)
ABSENT = gettext_noop(
    "%(person)s has the duty %(duty)s at %(body)s on %(day)s and does not come for the seat "
    "%(seat)s."
)

binds = kept_by_body(CODE)


def judge(case: Schedule) -> Iterator[Violation]:
    for body, meeting in case.each(CODE):
        for duty in body.duties:
            turn = meeting.duties.get(duty)
            source = _wrong(body, meeting, turn)
            if source:
                seat, person = (turn.seat, turn.person) if turn else (None, None)
                words = Phrase(
                    source, body=body.id, day=meeting.date, duty=duty, seat=seat, person=person
                )
                yield case.broken(CODE, words, body.id, [meeting], seat=seat, person=person)


def _wrong(body: BodySpec, meeting: PlannedMeeting, turn: PlannedTurn | None) -> str:
    if turn is None:
        return NOBODY
    if not any(seat.id == turn.seat and seat.duties for seat in body.seats):
        return NO_TURNS
    return "" if meeting.attendees.get(turn.seat) == turn.person else ABSENT


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return bool(body.duties)


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    return Phrase(RULE, body=leave.body, turns=turns(body))
