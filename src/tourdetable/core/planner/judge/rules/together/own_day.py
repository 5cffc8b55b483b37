"""Rule `own_day`: a body that keeps its days for itself meets alone on them (adr/0044)."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.calendar.lock import is_locked, pins
from tourdetable.core.planner.judge.verdict import Schedule, Violation, said_of
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "own_day"
RULE = gettext_noop("No other body meets on a day of %(body)s.")
BROKEN = gettext_noop("%(other)s meets on %(day)s, a day that %(body)s keeps for itself.")


def binds(ground: Ground, alone: BodySpec, other: str) -> bool:
    """Whether another body must leave alone the days of one that keeps them for itself."""
    dropped = any(ground.left.drops(CODE, body=body) for body in (alone.id, other))
    return alone.own_day and alone.id != other and not dropped


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    """When a body may meet, as far as the standing days of the others go."""
    found = days.every
    for alone in ground.instance.bodies:
        if alone.own_day and binds(ground, alone, body.id):
            found &= ~days.of_days(alone.standing)
    return found | sum(
        1 << bit for bit in {bit for pin in pins(ground, days, body.id) for bit in pin}
    )


def judge(case: Schedule) -> Iterator[Violation]:
    for alone, meetings in case.years:
        for other in case.plan.meetings if alone.own_day else ():
            if not binds(case.ground, alone, other.body):
                continue
            free = not is_locked(case.ground, other)
            same = [m for m in meetings if m.date == other.date]
            mine = [m for m in same if free or not is_locked(case.ground, m)]
            if mine or (free and not same and other.date in alone.standing):
                words = Phrase(BROKEN, body=alone.id, other=other.body, day=other.date)
                yield case.broken(CODE, words, alone.id, [*mine, other])


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return body.own_day


explained = said_of(RULE, "body")
