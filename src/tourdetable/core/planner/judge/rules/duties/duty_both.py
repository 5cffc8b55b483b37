"""Rule `duty_both`: no seat holds two duties at one meeting (PLANNER §2.7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tourdetable.core.planner.judge.figures import turns
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "duty_both"
RULE = gettext_noop("No seat of %(body)s holds two duties at one meeting (%(turns)s).")
BROKEN = gettext_noop("The seat %(seat)s has %(found)s duties at %(body)s on %(day)s.")


def binds(ground: Ground, body: str, seat: str) -> bool:
    """Whether the rule is kept for a seat."""
    return not ground.left.drops(CODE, body, seat)


def judge(case: Schedule) -> Iterator[Violation]:
    for body, meeting in case.each(CODE):
        held = Counter(turn.seat for turn in meeting.duties.values())
        for seat, found in sorted(held.items()):
            if found > 1 and binds(case.ground, body.id, seat):
                words = Phrase(BROKEN, seat=seat, found=found, body=body.id, day=meeting.date)
                yield case.broken(CODE, words, body.id, [meeting], seat=seat)


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return len(body.duties) > 1


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    return Phrase(RULE, body=leave.body, turns=turns(body))
