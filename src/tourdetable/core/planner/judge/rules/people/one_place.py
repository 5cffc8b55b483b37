"""Rule `one_place`: nobody holds two seats of a meeting, nor is in two meetings at once (PLANNER §2.4)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tourdetable.core.planner.judge.rules.people.same_day import by_day
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.days import overlap
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "one_place"
WORDS = gettext_noop(
    "%(person)s is expected at %(body)s and at %(other)s at the same time on %(day)s."
)
TWICE = gettext_noop("%(person)s is expected for two seats of %(body)s on %(day)s.")


def judge(case: Schedule) -> Iterator[Violation]:
    """The people expected in two places at once."""
    for person, comings in by_day(case, CODE):
        for one, other in combinations(comings, 2):
            if overlap(one.meeting.part, other.meeting.part):
                words = TWICE if one.meeting is other.meeting else WORDS
                values = {
                    "person": person, "body": one.meeting.body, "other": other.meeting.body, "day": one.meeting.date,
                }  # fmt: skip
                yield case.broken(
                    CODE, Phrase(words, **values), one.meeting.body, seat=one.seat, person=person
                )
