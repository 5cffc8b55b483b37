"""Rule `gap_max`: a body is never too long without meeting, the borders of its year counted (PLANNER §2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.gaps import has_latest, latest_next, with_borders
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "gap_max"
WORDS = gettext_noop(
    "%(body)s does not meet between %(before)s and %(after)s: it should by %(latest)s."
)


def judge(case: Schedule) -> Iterator[Violation]:
    """The silences that last too long."""
    for body, meetings in case.kept(CODE):
        if not has_latest(body):
            continue
        for one, other in pairwise(with_borders(body, (meeting.date for meeting in meetings))):
            latest = latest_next(body, one)
            if other > latest:
                values = {"body": body.id, "before": one, "after": other, "latest": latest}
                yield case.broken(CODE, Phrase(WORDS, **values), body.id)
