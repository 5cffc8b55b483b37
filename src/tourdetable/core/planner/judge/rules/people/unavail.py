"""Rule `unavail`: nobody comes when they are away (PLANNER §2.4)."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "unavail"
WORDS = gettext_noop("%(person)s is away on %(day)s, when %(body)s counts on them (seat %(seat)s).")


def judge(case: Schedule) -> Iterator[Violation]:
    """The people expected while away."""
    for person, comings in case.attendances.items():
        for coming in comings:
            meeting = coming.meeting
            if person not in case.ground.persons or case.ground.free(
                person, meeting.date, meeting.part
            ):
                continue
            if not case.ground.left.drops(CODE, meeting.body, coming.seat, person):
                values = {
                    "person": person,
                    "day": meeting.date,
                    "body": meeting.body,
                    "seat": coming.seat,
                }
                yield case.broken(
                    CODE, Phrase(WORDS, **values), meeting.body, seat=coming.seat, person=person
                )
