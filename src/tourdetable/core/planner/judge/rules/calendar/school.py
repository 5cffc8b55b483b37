"""Rule `school`: a body that avoids them does not meet in school holidays (PLANNER §2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import HARD, BodySpec, Leave
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "school"
RULE = gettext_noop("%(body)s does not meet in school holidays.")
BROKEN = gettext_noop("%(body)s meets on %(day)s: in school holidays.")


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    """Whether the body may meet then."""
    return body.school_holidays != HARD or not ground.at_school_holiday(body, day)


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    """When the body may meet."""
    return ~days.of_zones(body) if body.school_holidays == HARD else days.every


def judge(case: Schedule) -> Iterator[Violation]:
    """The meetings held when they may not."""
    return case.refused(CODE, BROKEN, allows)


def bears_on(ground: Ground, body: BodySpec) -> bool:
    """Whether the rule asks anything of the body."""
    return body.school_holidays == HARD


def explained(ground: Ground, leave: Leave) -> Phrase:
    """The rule, said of what it is left out for."""
    return Phrase(RULE, body=leave.body)
