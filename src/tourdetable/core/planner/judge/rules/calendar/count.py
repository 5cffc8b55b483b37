"""Rule `count`: a body meets as often as it must, no more (PLANNER §2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "count"
WORDS = gettext_noop("%(body)s meets %(found)s times instead of %(wanted)s.")


def judge(case: Schedule) -> Iterator[Violation]:
    """The bodies that meet too often, or not enough."""
    for body, meetings in case.kept(CODE):
        if len(meetings) != body.meetings:
            values = {"body": body.id, "found": len(meetings), "wanted": body.meetings}
            yield case.broken(CODE, Phrase(WORDS, **values), body.id)
