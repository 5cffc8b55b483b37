"""Rule `date`: bodies meet neither at week-ends nor on public holidays (PLANNER §2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "date"
RULE = gettext_noop("%(body)s meets neither at the week-end nor on public holidays.")
BROKEN = gettext_noop("%(body)s meets on %(day)s: a week-end or a public holiday.")
SATURDAY, SUNDAY = 5, 6


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    """Whether the body may meet then."""
    return day.weekday() < SATURDAY and day not in ground.holidays


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    """When the body may meet."""
    week_ends = days.weekdays[SATURDAY] | days.weekdays[SUNDAY]
    return ~(days.holidays | week_ends)


def judge(case: Schedule) -> Iterator[Violation]:
    """The meetings held when they may not."""
    return case.refused(CODE, BROKEN, allows)


def bears_on(ground: Ground, body: BodySpec) -> bool:
    """Whether the rule asks anything of the body."""
    return True


def explained(ground: Ground, leave: Leave) -> Phrase:
    """The rule, said of what it is left out for."""
    return Phrase(RULE, body=leave.body)
