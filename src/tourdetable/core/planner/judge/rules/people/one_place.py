"""Rule `one_place`: nobody holds two seats at once, in one meeting or two (PLANNER §2.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tourdetable.core.planner.judge.figures import expected, sitting
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.people.same_day import pairs
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.days import overlap
from tourdetable.core.planner.terms.instance import BodySpec, Leave, PersonSpec
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "one_place"
RULE = gettext_noop("%(person)s cannot be in two places at once: %(expected)s.")
BROKEN = gettext_noop(
    "%(person)s is expected at %(body)s and at %(other)s at the same time on %(day)s."
)
TWICE = gettext_noop("%(person)s is expected for two seats of %(body)s on %(day)s.")


def judge(case: Schedule) -> Iterator[Violation]:
    for one, other in pairs(case, CODE):
        here, there = one.meeting, other.meeting
        if overlap(here.part, there.part):
            source = TWICE if here is there else BROKEN
            words = Phrase(
                source, person=one.person, body=here.body, other=there.body, day=here.date
            )
            meetings = [here] if here is there else [here, there]
            yield case.broken(CODE, words, here.body, meetings, seat=one.seat, person=one.person)


def bears_on(ground: Ground, person: PersonSpec, bodies: Sequence[BodySpec]) -> bool:
    return len(bodies) > 1


def explained(ground: Ground, leave: Leave) -> Phrase:
    bodies = sitting(ground, leave.person or "")
    return Phrase(RULE, person=leave.person, expected=expected(bodies))
