"""Rule `blackout`: a body does not meet in its closed periods (PLANNER §2.1)."""

from __future__ import annotations

from datetime import date

from tourdetable.core.planner.judge.figures import on_spans
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import refuses
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "blackout"
RULE = gettext_noop("%(body)s does not meet in its closed periods: %(days)s.")
BROKEN = gettext_noop("%(body)s meets on %(day)s: in one of its closed periods.")


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    return not any(day in span for span in body.blackout)


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    return ~days.of_spans(body.blackout)


judge = refuses(CODE, BROKEN, allows)


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return bool(body.blackout)


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    days = on_spans(body.blackout, body.season)
    return Phrase(RULE, body=leave.body, days=days)
