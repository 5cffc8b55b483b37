"""Rule `travel`: nobody is in two places too far apart on one day (PLANNER §2.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from tourdetable.core.planner.judge.figures import expected, sitting
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.people.same_day import pairs
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.days import overlap
from tourdetable.core.planner.terms.instance import BodySpec, Leave, PersonSpec
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "travel"
RULE = gettext_noop(
    "%(person)s cannot go to two places more than %(km)s km apart in one day: %(expected)s."
)
BROKEN = gettext_noop(
    "%(person)s is expected at %(body)s and at %(other)s on %(day)s: too far apart for one day."
)


def judge(case: Schedule) -> Iterator[Violation]:
    for one, other in pairs(case, CODE):
        here, there = one.meeting, other.meeting
        if not overlap(here.part, there.part) and case.ground.too_far(here.body, there.body):
            words = Phrase(
                BROKEN, person=one.person, body=here.body, other=there.body, day=here.date
            )
            yield case.broken(
                CODE, words, here.body, [here, there], seat=one.seat, person=one.person
            )


def bears_on(ground: Ground, person: PersonSpec, bodies: Sequence[BodySpec]) -> bool:
    return any(ground.too_far(one.id, other.id) for one, other in combinations(bodies, 2))


def explained(ground: Ground, leave: Leave) -> Phrase:
    bodies = sitting(ground, leave.person or "")
    far = [one for one in bodies if any(ground.too_far(one.id, other.id) for other in bodies)]
    furthest = ground.instance.travel.same_day_max_km or 0
    km = int(furthest) if furthest == int(furthest) else furthest
    return Phrase(RULE, person=leave.person, km=km, expected=expected(far or bodies))
