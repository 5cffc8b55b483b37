"""Rule `tail`: a body's last meeting is late enough in the year (PLANNER §2.3)."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation, kept_by_body
from tourdetable.core.planner.terms.gaps import earliest_last
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "tail"
RULE = gettext_noop("%(body)s meets at least once from %(earliest)s on.")
BROKEN = gettext_noop("%(body)s has no meeting from %(earliest)s to the end of the year.")

binds = kept_by_body(CODE)


def judge(case: Schedule) -> Iterator[Violation]:
    for body, meetings in case.kept(CODE):
        earliest = earliest_last(body)
        if earliest and not any(meeting.date >= earliest for meeting in meetings):
            yield case.broken(CODE, Phrase(BROKEN, body=body.id, earliest=earliest), body.id)


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return earliest_last(body) is not None


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    return Phrase(RULE, body=leave.body, earliest=earliest_last(body))
