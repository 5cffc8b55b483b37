"""Rule `tail`: a body meets late enough in the year (PLANNER §2.3)."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.gaps import earliest_last
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "tail"
WORDS = gettext_noop("%(body)s has no meeting from %(earliest)s to the end of the year.")


def judge(case: Schedule) -> Iterator[Violation]:
    """The bodies that stop too early."""
    for body, meetings in case.kept(CODE):
        earliest = earliest_last(body)
        if earliest and not any(meeting.date >= earliest for meeting in meetings):
            yield case.broken(CODE, Phrase(WORDS, body=body.id, earliest=earliest), body.id)
