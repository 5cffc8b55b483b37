"""Rule `gap_min`: a body's meetings, and last year's last, are not too close (PLANNER §2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "gap_min"
WORDS = gettext_noop(
    "%(body)s meets on %(before)s then %(after)s: %(found)s days apart instead of at least %(wanted)s."
)


def judge(case: Schedule) -> Iterator[Violation]:
    """The meetings that come too soon."""
    for body, meetings in case.kept(CODE):
        before = [body.prev_last] if body.prev_last else []
        for one, other in pairwise([*before, *(meeting.date for meeting in meetings)]):
            apart = (other - one).days
            if apart < body.gap.min:
                values = {
                    "body": body.id,
                    "before": one,
                    "after": other,
                    "found": apart,
                    "wanted": body.gap.min,
                }
                yield case.broken(CODE, Phrase(WORDS, **values), body.id)
