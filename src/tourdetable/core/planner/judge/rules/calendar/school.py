"""Rule `school`: a body that avoids them does not meet in school holidays (PLANNER §2.1)."""

from __future__ import annotations

from datetime import date

from tourdetable.core.planner.judge.figures import on_spans
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import refuses
from tourdetable.core.planner.terms.instance import HARD, BodySpec, Leave, Span
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "school"
RULE = gettext_noop("%(body)s does not meet in school holidays: %(days)s.")
BROKEN = gettext_noop("%(body)s meets on %(day)s: in school holidays.")


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    return body.school_holidays != HARD or not ground.zones_on_holiday(body, day)


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    return ~days.of_zones(body) if body.school_holidays == HARD else days.every


judge = refuses(CODE, BROKEN, allows)


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return body.school_holidays == HARD and bool(_closed(ground, body))


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    return Phrase(RULE, body=leave.body, days=on_spans(_closed(ground, body), body.season))


def _closed(ground: Ground, body: BodySpec) -> list[Span]:
    holidays = ground.instance.calendar.school_holidays
    return [span for zone in body.zones for span in holidays.get(zone, ())]
