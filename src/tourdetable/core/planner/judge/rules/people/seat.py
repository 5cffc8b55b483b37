"""Rule `seat`: full seats come to each meeting, nobody for another seat (PLANNER §2.4).

A seat that nobody holds on a day owes nothing then: it is vacant, and missed (adr/0056).
"""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.planner.judge.figures import holders
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import ALL, BodySpec, Leave, SeatSpec
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "seat"
RULE = gettext_noop(
    "Somebody of the seat %(seat)s (%(persons)s) comes to every meeting of %(body)s."
)
EMPTY = gettext_noop("%(body)s meets on %(day)s with nobody for the seat %(seat)s.")
STRANGER = gettext_noop(
    "%(person)s comes to %(body)s on %(day)s for the seat %(seat)s, which is not theirs."
)
ENDED = gettext_noop(
    "%(person)s comes to %(body)s on %(day)s for the seat %(seat)s, which they do not hold then."
)


def binds(ground: Ground, body: str, seat: SeatSpec) -> bool:
    """Whether a seat must be filled at every meeting, while somebody holds it."""
    return seat.rule == ALL and not ground.left.drops(CODE, body, seat.id)


def filled(ground: Ground, body: BodySpec) -> list[SeatSpec]:
    """The seats of a body that must be filled at every meeting, while somebody holds them."""
    return [seat for seat in body.seats if binds(ground, body.id, seat)]


def judge(case: Schedule) -> Iterator[Violation]:
    for body, meeting in case.each(CODE):
        for seat in filled(case.ground, body):
            if seat.id not in meeting.attendees and seat.held(meeting.date):
                words = Phrase(EMPTY, body=body.id, day=meeting.date, seat=seat.id)
                yield case.broken(CODE, words, body.id, [meeting], seat=seat.id)
        yield from _strangers(case, body, meeting)


def _strangers(case: Schedule, body: BodySpec, meeting: PlannedMeeting) -> Iterator[Violation]:
    seats = {seat.id: seat for seat in body.seats}
    for seat, person in meeting.attendees.items():
        if seat not in seats or not seats[seat].holds(person, meeting.date):
            known = seat in seats and person in seats[seat].persons
            words = Phrase(
                ENDED if known else STRANGER,
                body=body.id,
                day=meeting.date,
                seat=seat,
                person=person,
            )
            yield case.broken(CODE, words, body.id, [meeting], seat=seat, person=person)


def bears_on(ground: Ground, seat: SeatSpec) -> bool:
    return seat.rule == ALL and seat.ever_held


def explained(ground: Ground, leave: Leave) -> Phrase:
    seats = {seat.id: seat for seat in ground.bodies[leave.body or ""].seats}
    persons = holders(seats[leave.seat or ""])
    return Phrase(RULE, body=leave.body, seat=leave.seat, persons=persons)
