"""Rule `travel`: nobody is in two places too far apart on one day (PLANNER §2.4)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tourdetable.core.planner.judge.rules.people.same_day import by_day
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.days import overlap
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "travel"
WORDS = gettext_noop(
    "%(person)s is expected at %(body)s and at %(other)s on %(day)s: too far apart for one day."
)


def judge(case: Schedule) -> Iterator[Violation]:
    """The people who would have to go too far in a day."""
    for person, comings in by_day(case, CODE):
        for one, other in combinations(comings, 2):
            here, there = one.meeting, other.meeting
            if not overlap(here.part, there.part) and case.ground.too_far(here.body, there.body):
                values = {
                    "person": person,
                    "body": here.body,
                    "other": there.body,
                    "day": here.date,
                }
                yield case.broken(
                    CODE, Phrase(WORDS, **values), here.body, seat=one.seat, person=person
                )
