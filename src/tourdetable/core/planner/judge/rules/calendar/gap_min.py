"""Rule `gap_min`: a body's meetings, and last year's last, are not too close (PLANNER §2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.words.phrase import Phrase, ngettext_noop

CODE = "gap_min"
RULE = ngettext_noop(
    "Meetings of %(body)s are at least %(days)s day apart.",
    "Meetings of %(body)s are at least %(days)s days apart.",
    "days",
)
AFTER_LAST = ngettext_noop(
    "Meetings of %(body)s are at least %(days)s day apart, the last one being on %(last)s.",
    "Meetings of %(body)s are at least %(days)s days apart, the last one being on %(last)s.",
    "days",
)
BROKEN = ngettext_noop(
    "%(body)s meets on %(before)s then %(after)s: %(found)s day apart instead of at least "
    "%(wanted)s.",
    "%(body)s meets on %(before)s then %(after)s: %(found)s days apart instead of at least "
    "%(wanted)s.",
    "found",
)


def least(ground: Ground, body: BodySpec) -> int:
    """The least days between two meetings of a body; 0 when the rule is left out."""
    return 0 if ground.left.drops(CODE, body=body.id) else body.gap.min


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    """When the body may meet, as far as last year's last meeting goes."""
    if body.prev_last is None:
        return days.every
    return days.from_day(body.prev_last.toordinal() + body.gap.min)


def judge(case: Schedule) -> Iterator[Violation]:
    for body, meetings in case.kept(CODE):
        first = meetings[:1]
        if first and body.prev_last is not None:
            yield from _too_soon(case, body, body.prev_last, first)
        for one, other in pairwise(meetings):
            yield from _too_soon(case, body, one.date, [one, other])


def _too_soon(
    case: Schedule, body: BodySpec, before: date, meetings: list[PlannedMeeting]
) -> Iterator[Violation]:
    """A violation when the last of these meetings comes too soon after `before`."""
    after = meetings[-1].date
    apart = (after - before).days
    if apart < body.gap.min:
        words = Phrase(
            BROKEN, body=body.id, before=before, after=after, found=apart, wanted=body.gap.min
        )
        yield case.broken(CODE, words, body.id, meetings)


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return body.gap.min > 0


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    source = RULE if body.prev_last is None else AFTER_LAST
    return Phrase(source, body=leave.body, days=body.gap.min, last=body.prev_last)
