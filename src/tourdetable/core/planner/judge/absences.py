"""The seats that nobody attends in a plan, meeting by meeting, and why (adr/0044).

Computed once here, for the cost, for the sentences and for every page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.people import one_place, travel, unavail, week_cap
from tourdetable.core.planner.judge.verdict import Assignment, Schedule
from tourdetable.core.planner.terms.days import overlap, week
from tourdetable.core.planner.terms.instance import BodySpec, Instance, SeatSpec
from tourdetable.core.planner.terms.plan import MeetingRef, Plan, PlannedMeeting

REASONS = MANDATE, AWAY, ELSEWHERE, FAR, WEEK, UNASKED = (
    "mandate", "away", "elsewhere", "far", "week", "unasked",
)  # fmt: skip
"""What keeps somebody from a meeting: their mandate does not run then, they said that they are
away, they are elsewhere then (or in another seat of this meeting), or too far that day, they meet
enough that week; `unasked`: nothing does, and the plan does not count on them.
"""


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who does not come for a seat: why, and at which body's meeting they are instead."""

    person: str
    why: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class EmptySeat:
    """An expected seat that nobody attends, with what keeps each of its people."""

    seat: str
    persons: tuple[Missing, ...]
    guest: bool = False

    @property
    def vacant(self) -> bool:
        """Whether nobody holds it on that day."""
        return bool(self.persons) and all(one.why == MANDATE for one in self.persons)


def empty_seats(instance: Instance, plan: Plan) -> Mapping[MeetingRef, tuple[EmptySeat, ...]]:
    """For each meeting of a plan, in its order, the expected seats that nobody attends."""
    case = Schedule(Ground(instance), plan)
    return {
        meeting.ref: tuple(empty_at(case, case.ground.bodies[meeting.body], meeting))
        for meeting in plan.meetings
    }


def kept_from(case: Schedule, meeting: PlannedMeeting, seat: str) -> tuple[Missing, ...]:
    """What keeps each of those who may come for a seat, or by an office, from a meeting."""
    body = case.ground.bodies[meeting.body]
    mine = (one for one in body.seats if one.id == seat)
    return tuple(_missing(case, body, meeting, one, who) for one in mine for who in one.persons)


def unattended(body: BodySpec, meeting: PlannedMeeting) -> list[SeatSpec]:
    """The expected seats that nobody attends at a meeting."""
    missed = (seat for seat in body.expected if seat.exists(meeting.date))
    return [seat for seat in missed if seat.id not in meeting.attendees]


def empty_at(case: Schedule, body: BodySpec, meeting: PlannedMeeting) -> Iterator[EmptySeat]:
    """The same, with the reasons: `case` says where people are besides."""
    for seat in unattended(body, meeting):
        missing = (_missing(case, body, meeting, seat, person) for person in seat.persons)
        yield EmptySeat(seat.id, tuple(missing), seat.guest)


def _missing(
    case: Schedule, body: BodySpec, meeting: PlannedMeeting, seat: SeatSpec, person: str
) -> Missing:
    if why := _not_there(case.ground, body, meeting, seat, person):
        return Missing(person, why)
    if person in meeting.attendees.values():
        return Missing(person, ELSEWHERE, body.id)
    others = [one for one in case.attendances.get(person, ()) if one.meeting.ref != meeting.ref]
    kept = _kept(case.ground, Assignment(meeting, seat.id, person), others)
    full = kept is None and _full(case, meeting, seat, person, others)
    return kept or Missing(person, WEEK if full else UNASKED)


def _not_there(
    ground: Ground, body: BodySpec, meeting: PlannedMeeting, seat: SeatSpec, person: str
) -> str:
    """What keeps somebody away whatever else they are asked; "" for nothing."""
    if not seat.holds(person, meeting.date):
        return MANDATE
    there = ground.free(person, meeting.date, meeting.part)
    return "" if there or not unavail.binds(ground, body.id, seat.id, person) else AWAY


def _kept(ground: Ground, here: Assignment, others: list[Assignment]) -> Missing | None:
    """The other meeting that keeps somebody from this one."""
    for why, rule in ((ELSEWHERE, one_place.CODE), (FAR, travel.CODE)):
        if not ground.left.drops(rule, here.meeting.body, here.seat, here.person):
            for other in others:
                if _keeps(ground, why, here.meeting, other):
                    return Missing(here.person, why, other.meeting.body)
    return None


def _keeps(ground: Ground, why: str, meeting: PlannedMeeting, other: Assignment) -> bool:
    """Whether another meeting keeps somebody from this one: at once, or too far."""
    there = other.meeting
    if there.date != meeting.date or overlap(there.part, meeting.part) != (why == ELSEWHERE):
        return False
    rule = one_place.CODE if why == ELSEWHERE else travel.CODE
    if ground.left.drops(rule, there.body, other.seat, other.person):
        return False
    return why == ELSEWHERE or ground.too_far(meeting.body, there.body)


def _full(
    case: Schedule, meeting: PlannedMeeting, seat: SeatSpec, person: str, others: list[Assignment]
) -> bool:
    """Whether somebody meets already as often as they accept in that week."""
    ground, most = case.ground, case.ground.persons[person].max_per_week
    if most is None or ground.left.drops(week_cap.CODE, meeting.body, seat.id, person):
        return False
    known = {
        one.meeting.ref
        for one in others
        if week(one.meeting.date) == week(meeting.date)
        and not ground.left.drops(week_cap.CODE, one.meeting.body, one.seat, person)
    }
    return len(known) >= most
