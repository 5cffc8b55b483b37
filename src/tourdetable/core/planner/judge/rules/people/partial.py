"""Rule `partial`: a part-time seat comes as often as it owes (PLANNER §2.5)."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import PARTIAL
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "partial"
WORDS = gettext_noop(
    "The seat %(seat)s comes to %(body)s %(found)s times instead of at least %(wanted)s."
)


def judge(case: Schedule) -> Iterator[Violation]:
    """The part-time seats that do not come enough."""
    for body, meetings in case.kept(CODE):
        for seat in body.seats:
            found = sum(seat.id in meeting.attendees for meeting in meetings)
            if (
                seat.rule != PARTIAL
                or found >= seat.least
                or case.ground.left.drops(CODE, body.id, seat.id)
            ):
                continue
            values = {"body": body.id, "seat": seat.id, "found": found, "wanted": seat.least}
            yield case.broken(CODE, Phrase(WORDS, **values), body.id, seat=seat.id)
