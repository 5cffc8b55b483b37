"""Rule `quorum`: enough of the seats that are expected are attended at each meeting (adr/0044).

A seat that nobody holds on a day is vacant, and counts for nothing then (adr/0056).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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


def least(ground: Ground, body: BodySpec, day: date | None = None) -> int:
    """How many of the expected seats a meeting needs; 0 when the rule is left out."""
    return 0 if ground.left.drops(CODE, body=body.id) else wanted(body, day)


def wanted(body: BodySpec, day: date | None = None) -> int:
    """The quorum of a body on a day: its own, else half of the seats held then, rounded up.

    A meeting needs somebody, unless nobody ever sits in the body; without a day: when all who ever
    sit do.
    """
    if body.quorum is not None:
        return body.quorum
    half = (counted(body, day) + 1) // 2
    return half or int(any(seat.ever_held for seat in body.counted))


def counted(body: BodySpec, day: date | None = None) -> int:
    """How many of the expected seats somebody holds on a day; on any day."""
    return sum(seat.ever_held if day is None else seat.held(day) for seat in body.counted)


def judge(case: Schedule) -> Iterator[Violation]:
    for body, meeting in case.each(CODE):
        found = sum(seat.id in meeting.attendees for seat in body.counted)
        needed = wanted(body, meeting.date)
        if found < needed:
            words = Phrase(
                BROKEN,
                body=body.id, day=meeting.date, found=found, count=counted(body, meeting.date),
                wanted=needed,
            )  # fmt: skip
            yield case.broken(CODE, words, body.id, [meeting])


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return wanted(body) > 0


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    return Phrase(RULE, body=leave.body, least=wanted(body), count=counted(body))
