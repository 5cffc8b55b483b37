"""Rule `duty_both`: no seat holds two duties at one meeting (PLANNER §2.7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "duty_both"
WORDS = gettext_noop("The seat %(seat)s has %(found)s duties at %(body)s on %(day)s.")


def judge(case: Schedule) -> Iterator[Violation]:
    """The seats that do too much at once."""
    for body, meeting in case.each(CODE):
        for seat, found in sorted(Counter(turn.seat for turn in meeting.duties.values()).items()):
            if found > 1 and not case.ground.left.drops(CODE, body.id, seat):
                values = {"seat": seat, "found": found, "body": body.id, "day": meeting.date}
                yield case.broken(CODE, Phrase(WORDS, **values), body.id, seat=seat)
