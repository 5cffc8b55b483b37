"""Rule `school`: a body that avoids them does not meet in school holidays (PLANNER §2.1)."""

from __future__ import annotations

from datetime import date

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import refuses, said_of
from tourdetable.core.planner.terms.instance import HARD, BodySpec
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import gettext_noop

CODE = "school"
RULE = gettext_noop("%(body)s does not meet in school holidays.")
BROKEN = gettext_noop("%(body)s meets on %(day)s: in school holidays.")


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    return body.school_holidays != HARD or not ground.zones_on_holiday(body, day)


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    return ~days.of_zones(body) if body.school_holidays == HARD else days.every


judge = refuses(CODE, BROKEN, allows)


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return body.school_holidays == HARD


explained = said_of(RULE, "body")
