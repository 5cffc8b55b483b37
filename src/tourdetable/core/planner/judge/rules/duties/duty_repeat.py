"""Rule `duty_repeat`: no seat has a duty at two meetings running (PLANNER §2.7)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "duty_repeat"
WORDS = gettext_noop(
    "The seat %(seat)s has a duty at %(body)s on %(before)s and again on %(after)s."
)


def judge(case: Schedule) -> Iterator[Violation]:
    """The seats whose turn comes twice running."""
    if not case.ground.instance.no_repeat:
        return
    for body, meetings in case.kept(CODE):
        for one, other in pairwise(meetings):
            again = {turn.seat for turn in one.duties.values()} & {
                turn.seat for turn in other.duties.values()
            }
            for seat in sorted(again):
                if not case.ground.left.drops(CODE, body.id, seat):
                    values = {
                        "seat": seat,
                        "body": body.id,
                        "before": one.date,
                        "after": other.date,
                    }
                    yield case.broken(CODE, Phrase(WORDS, **values), body.id, seat=seat)
