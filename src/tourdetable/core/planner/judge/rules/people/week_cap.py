"""Rule `week_cap`: nobody meets more often in a week than they accept (PLANNER §2.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tourdetable.core.planner.judge.figures import expected, sitting
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Assignment, Schedule, Violation
from tourdetable.core.planner.terms.days import week
from tourdetable.core.planner.terms.instance import BodySpec, Leave, PersonSpec
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.words.phrase import Phrase, ngettext_noop

CODE = "week_cap"
RULE = ngettext_noop(
    "%(person)s meets at most %(most)s time a week: %(expected)s.",
    "%(person)s meets at most %(most)s times a week: %(expected)s.",
    "most",
)
BROKEN = ngettext_noop(
    "%(person)s has %(found)s meeting in the week of %(day)s instead of at most %(wanted)s.",
    "%(person)s has %(found)s meetings in the week of %(day)s instead of at most %(wanted)s.",
    "found",
)


def judge(case: Schedule) -> Iterator[Violation]:
    for person, comings in case.attendances.items():
        who = case.ground.persons.get(person)
        if who is not None and who.max_per_week is not None:
            for _, found in sorted(_weeks(case, comings).items()):
                if len(found) > who.max_per_week:
                    first = found[0]
                    words = Phrase(
                        BROKEN, person=person, found=len(found), day=first.date,
                        wanted=who.max_per_week,
                    )  # fmt: skip
                    yield case.broken(CODE, words, first.body, found, person=person)


def _weeks(case: Schedule, comings: Iterable[Assignment]) -> dict[int, list[PlannedMeeting]]:
    """By week, the meetings that count for the rule, each once."""
    weeks: dict[int, list[PlannedMeeting]] = {}
    for coming in comings:
        meeting = coming.meeting
        if not case.ground.left.drops(CODE, meeting.body, coming.seat, coming.person):
            found = weeks.setdefault(week(meeting.date), [])
            if all(meeting.ref != other.ref for other in found):
                found.append(meeting)
    return weeks


def bears_on(ground: Ground, person: PersonSpec, bodies: Sequence[BodySpec]) -> bool:
    return person.max_per_week is not None


def explained(ground: Ground, leave: Leave) -> Phrase:
    most = ground.persons[leave.person or ""].max_per_week
    bodies = sitting(ground, leave.person or "")
    return Phrase(RULE, person=leave.person, most=most, expected=expected(bodies))
