"""Rule `part`: a body meets in its parts of the day (PLANNER §2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "part"
RULE = gettext_noop("%(body)s meets only in its parts of the day.")
BROKEN = gettext_noop("%(body)s meets on %(day)s (%(part)s): not one of its parts of the day.")


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    """Whether the body may meet then."""
    return part in body.parts


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    """When the body may meet."""
    return sum(days.parts[part] for part in set(body.parts))


def judge(case: Schedule) -> Iterator[Violation]:
    """The meetings held when they may not."""
    return case.refused(CODE, BROKEN, allows)


def bears_on(ground: Ground, body: BodySpec) -> bool:
    """Whether the rule asks anything of the body."""
    return True


def explained(ground: Ground, leave: Leave) -> Phrase:
    """The rule, said of what it is left out for."""
    return Phrase(RULE, body=leave.body)
