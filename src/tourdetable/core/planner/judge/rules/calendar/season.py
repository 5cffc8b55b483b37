"""Rule `season`: a body meets within its season (PLANNER §2.1)."""

from __future__ import annotations

from datetime import date

from tourdetable.core.planner.judge.figures import window
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import always, refuses
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "season"
RULE = gettext_noop("%(body)s meets only %(when)s.")
BROKEN = gettext_noop("%(body)s meets on %(day)s: outside its season.")


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    return day in body.season


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    return days.of_spans([body.season])


judge = refuses(CODE, BROKEN, allows)
bears_on = always


def explained(ground: Ground, leave: Leave) -> Phrase:
    return Phrase(RULE, body=leave.body, when=window([ground.bodies[leave.body or ""]]))
