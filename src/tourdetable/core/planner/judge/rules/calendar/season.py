"""Rule `season`: a body meets within its season (PLANNER §2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "season"
WORDS = gettext_noop("%(body)s meets on %(day)s: outside its season.")


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    """Whether the body may meet then, as far as this rule goes."""
    return day in body.season


def judge(case: Schedule) -> Iterator[Violation]:
    """The meetings that are held when they may not."""
    for body, meeting in case.each(CODE):
        if not allows(case.ground, body, meeting.date, meeting.part):
            words = Phrase(WORDS, body=body.id, day=meeting.date, part=meeting.part)
            yield case.broken(CODE, words, body.id)
