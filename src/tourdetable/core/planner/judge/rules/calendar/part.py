"""Rule `part`: a body meets in its parts of the day (PLANNER §2.1)."""

from __future__ import annotations

from datetime import date

from tourdetable.core.planner.judge.figures import at_parts
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import always, refuses
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "part"
RULE = gettext_noop("%(body)s meets only in its parts of the day: %(parts)s.")
BROKEN = gettext_noop("%(body)s meets on %(day)s (%(part)s): not one of its parts of the day.")


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    return part in body.parts


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    return sum(days.parts[part] for part in set(body.parts))


judge = refuses(CODE, BROKEN, allows)
bears_on = always


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    return Phrase(RULE, body=leave.body, parts=at_parts(body.parts))
