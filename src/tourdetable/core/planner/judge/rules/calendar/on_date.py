"""Rule `date`: bodies meet neither at week-ends nor on public holidays (PLANNER §2.1)."""

from __future__ import annotations

from datetime import date

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import always, refuses, said_of
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import gettext_noop

CODE = "date"
RULE = gettext_noop("%(body)s meets neither at the week-end nor on public holidays.")
BROKEN = gettext_noop("%(body)s meets on %(day)s: a week-end or a public holiday.")
SATURDAY, SUNDAY = 5, 6


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    return day.weekday() < SATURDAY and day not in ground.holidays


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    week_ends = days.weekdays[SATURDAY] | days.weekdays[SUNDAY]
    return ~(days.holidays | week_ends)


judge = refuses(CODE, BROKEN, allows)
bears_on = always
explained = said_of(RULE, "body")
