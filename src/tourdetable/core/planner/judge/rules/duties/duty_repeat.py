"""Rule `duty_repeat`: no seat has a duty at two meetings running (PLANNER §2.7)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tourdetable.core.planner.judge.figures import turns
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "duty_repeat"
RULE = gettext_noop("No seat of %(body)s has a duty at two meetings running (%(turns)s).")
BROKEN = gettext_noop(
    "The seat %(seat)s has a duty at %(body)s on %(before)s and again on %(after)s."
)


def binds(ground: Ground, body: str, seat: str) -> bool:
    """Whether the rule is kept for a seat."""
    return ground.instance.no_repeat and not ground.left.drops(CODE, body, seat)


def judge(case: Schedule) -> Iterator[Violation]:
    for body, meetings in case.kept(CODE):
        for one, other in pairwise(meetings):
            before = {turn.seat for turn in one.duties.values()}
            again = before & {turn.seat for turn in other.duties.values()}
            for seat in sorted(again):
                if binds(case.ground, body.id, seat):
                    words = Phrase(
                        BROKEN, seat=seat, body=body.id, before=one.date, after=other.date
                    )
                    yield case.broken(CODE, words, body.id, [one, other], seat=seat)


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return bool(body.duties) and ground.instance.no_repeat


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    return Phrase(RULE, body=leave.body, turns=turns(body))
