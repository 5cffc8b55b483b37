"""Rule `week_cap`: nobody meets more often in a week than they accept (PLANNER §2.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.days import week
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "week_cap"
WORDS = gettext_noop(
    "%(person)s has %(found)s meetings in the week of %(day)s instead of at most %(wanted)s."
)


def judge(case: Schedule) -> Iterator[Violation]:
    """The people asked too often in a week."""
    for person, comings in case.attendances.items():
        who = case.ground.persons.get(person)
        if who is None or who.max_per_week is None or len(comings) <= who.max_per_week:
            continue
        weeks: dict[int, dict[tuple[str, date, str], None]] = {}
        for coming in comings:
            meeting = coming.meeting
            if not case.ground.left.drops(CODE, meeting.body, coming.seat, person):
                weeks.setdefault(week(meeting.date), {})[
                    meeting.body, meeting.date, meeting.part
                ] = None
        for _, found in sorted(weeks.items()):
            if len(found) > who.max_per_week:
                body, day, _ = next(iter(found))
                values = {
                    "person": person,
                    "found": len(found),
                    "day": day,
                    "wanted": who.max_per_week,
                }
                yield case.broken(CODE, Phrase(WORDS, **values), body, person=person)
