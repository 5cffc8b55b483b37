"""Rule `count`: a body meets as many times as it should (PLANNER §2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.planner.judge.figures import window
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation, always, kept_by_body
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.words.phrase import Phrase, ngettext_noop

CODE = "count"
RULE = ngettext_noop(
    "%(body)s meets %(meetings)s time %(when)s.",
    "%(body)s meets %(meetings)s times %(when)s.",
    "meetings",
)
BROKEN = ngettext_noop(
    "%(body)s meets %(found)s time instead of %(wanted)s.",
    "%(body)s meets %(found)s times instead of %(wanted)s.",
    "found",
)

ANY = 10_000
"""More meetings than a year has half-days: how many there are when nobody counts them."""

binds = kept_by_body(CODE)


def most(ground: Ground, body: BodySpec) -> int:
    """How many meetings a body may hold."""
    return body.meetings if binds(ground, body.id) else ANY


def judge(case: Schedule) -> Iterator[Violation]:
    for body, meetings in case.kept(CODE):
        if len(meetings) != body.meetings:
            words = Phrase(BROKEN, body=body.id, found=len(meetings), wanted=body.meetings)
            yield case.broken(CODE, words, body.id)


bears_on = always


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    return Phrase(RULE, body=leave.body, meetings=body.meetings, when=window([body]))
