"""Rule `seat`: each full seat comes to each meeting, nobody for a seat that is not theirs (PLANNER §2.4)."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import ALL, BodySpec
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "seat"
EMPTY = gettext_noop("%(body)s meets on %(day)s with nobody for the seat %(seat)s.")
STRANGER = gettext_noop(
    "%(person)s comes to %(body)s on %(day)s for the seat %(seat)s, which is not theirs."
)


def judge(case: Schedule) -> Iterator[Violation]:
    """The seats left empty, then the strangers."""
    for body, meeting in case.each(CODE):
        values = {"body": body.id, "day": meeting.date}
        for seat in body.seats:
            needed = seat.rule == ALL and not case.ground.left.drops(CODE, body.id, seat.id)
            if needed and seat.id not in meeting.attendees:
                yield case.broken(
                    CODE, Phrase(EMPTY, **values, seat=seat.id), body.id, seat=seat.id
                )
        yield from _strangers(case, body, meeting)


def _strangers(case: Schedule, body: BodySpec, meeting: PlannedMeeting) -> Iterator[Violation]:
    holders = {seat.id: seat.persons for seat in body.seats}
    for seat, person in meeting.attendees.items():
        if person not in holders.get(seat, ()):
            values = {"body": body.id, "day": meeting.date, "seat": seat, "person": person}
            yield case.broken(CODE, Phrase(STRANGER, **values), body.id, seat=seat, person=person)
