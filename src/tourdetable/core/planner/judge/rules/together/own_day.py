"""Rule `own_day`: a body that keeps its days for itself meets alone on them (adr/0044)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tourdetable.core.planner.judge.figures import expected
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.calendar.lock import is_locked, pins
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "own_day"
RULE = gettext_noop("No other body meets on a day of %(body)s: %(expected)s.")
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
            if binds(case.ground, alone, other.body):
                mine = _disturbed(case.ground, meetings, other)
                if mine or (mine is not None and other.date in alone.standing):
                    words = Phrase(BROKEN, body=alone.id, other=other.body, day=other.date)
                    yield case.broken(CODE, words, alone.id, [*mine, other])


def _disturbed(
    ground: Ground, meetings: Sequence[PlannedMeeting], other: PlannedMeeting
) -> list[PlannedMeeting] | None:
    """Those of the meetings that are on another's day; None when nobody planned any of them."""
    same = [meeting for meeting in meetings if meeting.date == other.date]
    if not is_locked(ground, other):
        return same
    return [meeting for meeting in same if not is_locked(ground, meeting)] or None


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return body.own_day


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    return Phrase(RULE, body=leave.body, expected=expected([body]))
