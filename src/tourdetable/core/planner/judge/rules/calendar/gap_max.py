"""Rule `gap_max`: a body does not stay silent too long, from border to border (PLANNER §2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tourdetable.core.planner.judge.figures import run_of
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.gaps import has_latest, latest_next, silences
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.words.phrase import Phrase, gettext_noop, ngettext_noop

CODE = "gap_max"
RULE = ngettext_noop(
    "Meetings of %(body)s are at most %(days)s day apart, %(when)s.",
    "Meetings of %(body)s are at most %(days)s days apart, %(when)s.",
    "days",
)
RULE_IN_MONTHS = ngettext_noop(
    "Meetings of %(body)s are at most %(months)s month apart, %(when)s.",
    "Meetings of %(body)s are at most %(months)s months apart, %(when)s.",
    "months",
)
BROKEN = gettext_noop(
    "%(body)s does not meet between %(before)s and %(after)s: it should by %(latest)s."
)


def binds(ground: Ground, body: BodySpec) -> bool:
    """Whether the body has a longest silence to keep."""
    return has_latest(body) and not ground.left.drops(CODE, body=body.id)


def judge(case: Schedule) -> Iterator[Violation]:
    for body, meetings in case.kept(CODE):
        if not has_latest(body):
            continue
        days = silences(body, (meeting.date for meeting in meetings))
        for one, other in pairwise(days):
            latest = latest_next(body, one)
            if other > latest:
                words = Phrase(BROKEN, body=body.id, before=one, after=other, latest=latest)
                around = [meeting for meeting in meetings if meeting.date in (one, other)]
                yield case.broken(CODE, words, body.id, around)


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return has_latest(body)


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    first = body.season.first if body.prev_last is None else body.prev_last
    when = run_of(first, body.season.last)
    if body.gap.max is None:
        return Phrase(RULE_IN_MONTHS, body=leave.body, months=body.gap.max_months, when=when)
    return Phrase(RULE, body=leave.body, days=body.gap.max, when=when)
