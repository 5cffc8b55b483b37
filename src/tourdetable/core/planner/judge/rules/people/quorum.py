"""Rule `quorum`: enough of the seats that are expected are attended at each meeting (adr/0044)."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.words.phrase import Phrase, ngettext_noop

CODE = "quorum"
RULE = ngettext_noop(
    "At least %(least)s seat out of %(count)s comes to each meeting of %(body)s.",
    "At least %(least)s seats out of %(count)s come to each meeting of %(body)s.",
    "least",
)
BROKEN = ngettext_noop(
    "%(body)s meets on %(day)s with %(found)s seat out of %(count)s instead of at least "
    "%(wanted)s.",
    "%(body)s meets on %(day)s with %(found)s seats out of %(count)s instead of at least "
    "%(wanted)s.",
    "found",
)


def least(ground: Ground, body: BodySpec) -> int:
    """How many of the expected seats each meeting needs; 0 when the rule is left out."""
    return 0 if ground.left.drops(CODE, body=body.id) else wanted(body)


def wanted(body: BodySpec) -> int:
    """The quorum of a body: its own, else half of the expected seats, rounded up."""
    return (len(body.expected) + 1) // 2 if body.quorum is None else body.quorum


def judge(case: Schedule) -> Iterator[Violation]:
    for body, meeting in case.each(CODE):
        found = sum(seat.id in meeting.attendees for seat in body.expected)
        if found < wanted(body):
            words = Phrase(
                BROKEN,
                body=body.id, day=meeting.date, found=found, count=len(body.expected),
                wanted=wanted(body),
            )  # fmt: skip
            yield case.broken(CODE, words, body.id, [meeting])


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return wanted(body) > 0


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    return Phrase(RULE, body=leave.body, least=wanted(body), count=len(body.expected))
