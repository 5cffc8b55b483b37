"""Rule `unavail`: nobody comes when they are away (PLANNER §2.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tourdetable.core.planner.judge.figures import absences
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Assignment, Schedule, Violation
from tourdetable.core.planner.terms.instance import BodySpec, Leave, PersonSpec
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "unavail"
RULE = gettext_noop("%(person)s cannot come when they are away: %(days)s.")
BROKEN = gettext_noop(
    "%(person)s is away on %(day)s, when %(body)s counts on them (seat %(seat)s)."
)


def binds(ground: Ground, body: str, seat: str, person: str) -> bool:
    """Whether somebody's absences count for a seat."""
    return not ground.left.drops(CODE, body, seat, person)


def judge(case: Schedule) -> Iterator[Violation]:
    for person, comings in case.attendances.items():
        if person in case.ground.persons:
            for coming in comings:
                yield from _away(case, coming)


def _away(case: Schedule, coming: Assignment) -> Iterator[Violation]:
    meeting, seat, person = coming.meeting, coming.seat, coming.person
    if case.ground.free(person, meeting.date, meeting.part):
        return
    if binds(case.ground, meeting.body, seat, person):
        words = Phrase(BROKEN, person=person, day=meeting.date, body=meeting.body, seat=seat)
        yield case.broken(CODE, words, meeting.body, [meeting], seat=seat, person=person)


def bears_on(ground: Ground, person: PersonSpec, bodies: Sequence[BodySpec]) -> bool:
    return bool(person.unavail or person.weekly_off)


def explained(ground: Ground, leave: Leave) -> Phrase:
    days = absences(ground, ground.persons[leave.person or ""])
    return Phrase(RULE, person=leave.person, days=days)
