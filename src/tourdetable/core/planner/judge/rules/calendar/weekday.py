"""Rule `weekday`: a body meets on its days of the week (PLANNER §2.1)."""

from __future__ import annotations

from datetime import date

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import always, refuses, said_of
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import gettext_noop

CODE = "weekday"
RULE = gettext_noop("%(body)s meets only on its days of the week.")
BROKEN = gettext_noop("%(body)s meets on %(day)s: not one of its days of the week.")


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    return day.weekday() in body.weekdays


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    return sum(days.weekdays[weekday] for weekday in set(body.weekdays))


judge = refuses(CODE, BROKEN, allows)
bears_on = always
explained = said_of(RULE, "body")
