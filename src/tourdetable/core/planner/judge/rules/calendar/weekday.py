"""Rule `weekday`: a body meets on its days of the week (PLANNER §2.1)."""

from __future__ import annotations

from datetime import date

from tourdetable.core.planner.judge.figures import on_weekdays
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import always, refuses
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "weekday"
RULE = gettext_noop("%(body)s meets only on its days of the week: %(days)s.")
BROKEN = gettext_noop("%(body)s meets on %(day)s: not one of its days of the week.")


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    return day.weekday() in body.weekdays


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    return sum(days.weekdays[weekday] for weekday in set(body.weekdays))


judge = refuses(CODE, BROKEN, allows)
bears_on = always


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    return Phrase(RULE, body=leave.body, days=on_weekdays(body.weekdays))
