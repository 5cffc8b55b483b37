"""The seats that nobody attends in a plan, meeting by meeting, and why: the same for every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Assignment, Schedule
from tourdetable.core.planner.terms.days import overlap, week
from tourdetable.core.planner.terms.instance import Instance
from tourdetable.core.planner.terms.plan import MeetingRef, Plan, PlannedMeeting

REASONS = MANDATE, AWAY, ELSEWHERE, FAR, WEEK, UNASKED = (
    "mandate", "away", "elsewhere", "far", "week", "unasked",
)  # fmt: skip
"""What keeps somebody from a meeting: their mandate does not run then, they said that they are
away, they are elsewhere then, too far that day, they meet enough that week; `unasked`: nothing
does, and the plan does not count on them."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who does not come for a seat: why, and at which body's meeting they are instead."""

    person: str
    why: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class EmptySeat:
    """A seat that nobody attends, with what keeps each of its people."""

    seat: str
    persons: tuple[Missing, ...]


def empty_seats(instance: Instance, plan: Plan) -> Mapping[MeetingRef, tuple[EmptySeat, ...]]:
    """For each meeting of a plan, in its order, the seats that nobody attends."""
    case = Schedule(Ground(instance), plan)
    return {meeting.ref: _empty(case, meeting) for meeting in plan.meetings}


def _empty(case: Schedule, meeting: PlannedMeeting) -> tuple[EmptySeat, ...]:
    seats = case.ground.bodies[meeting.body].seats
    return tuple(
        EmptySeat(seat.id, tuple(_missing(case, meeting, person) for person in seat.persons))
        for seat in seats
        if seat.id not in meeting.attendees
    )


def _missing(case: Schedule, meeting: PlannedMeeting, person: str) -> Missing:
    if not case.ground.free(person, meeting.date, meeting.part):
        return Missing(person, AWAY)
    comings = case.attendances.get(person, [])
    others = [one for one in comings if one.meeting.date == meeting.date]
    if there := _body(one for one in others if overlap(one.meeting.part, meeting.part)):
        return Missing(person, ELSEWHERE, there)
    if there := _body(o for o in others if case.ground.too_far(o.meeting.body, meeting.body)):
        return Missing(person, FAR, there)
    most, number = case.ground.persons[person].max_per_week, week(meeting.date)
    if most is not None and sum(week(one.meeting.date) == number for one in comings) >= most:
        return Missing(person, WEEK)
    return Missing(person, UNASKED)


def _body(found: Iterable[Assignment]) -> str:
    """The body of the first of these meetings."""
    return next((one.meeting.body for one in found), "")
