"""Attendance kept up to date: those who cannot come any more leave, who shares their seat steps in.

Nothing moves; a plan made on what is still true is the same.
"""

from __future__ import annotations

from msgspec.structs import replace

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.people import unavail
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.bookings import Booking, Bookings
from tourdetable.core.planner.terms.instance import Instance, SeatSpec
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting, PlannedTurn


def still_coming(instance: Instance, plan: Plan) -> Plan:
    """The plan with whoever can still come to its meetings."""
    return _Attendance(Ground(instance)).of(plan)


class _Attendance:
    """Who is expected where, while the meetings of a plan are gone through."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self._masks = ground, Masks(ground)
        self._bookings = Bookings(self._masks)

    def of(self, plan: Plan) -> Plan:
        """The plan as it stands: all who still come first, then those who step in."""
        kept = [self._kept(meeting) for meeting in plan.meetings]
        lost = [set(one.attendees) - set(now.attendees) for one, now in self._pairs(plan, kept)]
        if not any(lost):
            return plan
        meetings = (
            self._stepped_in(now, seats) if seats else now
            for now, seats in zip(kept, lost, strict=True)
        )
        return replace(plan, meetings=tuple(meetings))

    def _pairs(
        self, plan: Plan, kept: list[PlannedMeeting]
    ) -> list[tuple[PlannedMeeting, PlannedMeeting]]:
        return list(zip(plan.meetings, kept, strict=True))

    def _kept(self, meeting: PlannedMeeting) -> PlannedMeeting:
        """The meeting with those who were to come and still can."""
        seats = {seat.id: seat for seat in self.ground.bodies[meeting.body].seats}
        coming = {}
        for name, person in meeting.attendees.items():
            if name in seats and self._there(meeting, seats[name], person):
                coming[name] = person
                self._bookings.add(self._booking(meeting, name, person))
        return replace(meeting, attendees=coming)

    def _there(self, meeting: PlannedMeeting, seat: SeatSpec, person: str) -> bool:
        if not seat.holds(person, meeting.date) or person not in self.ground.persons:
            return False
        free = self.ground.free(person, meeting.date, meeting.part)
        return free or not unavail.binds(self.ground, meeting.body, seat.id, person)

    def _stepped_in(self, meeting: PlannedMeeting, lost: set[str]) -> PlannedMeeting:
        """The meeting with whoever may come for the seats that lost somebody; turns go along."""
        coming, turns = dict(meeting.attendees), dict(meeting.duties)
        for seat in self.ground.bodies[meeting.body].seats:
            for person in seat.persons if seat.id in lost else ():
                booking = self._booking(meeting, seat.id, person)
                if self._there(meeting, seat, person) and self._bookings.can(booking):
                    self._bookings.add(booking)
                    coming[seat.id] = person
                    break
        for duty, turn in turns.items():
            if turn.seat in coming:
                turns[duty] = PlannedTurn(turn.seat, coming[turn.seat])
        return replace(meeting, attendees=coming, duties=turns)

    def _booking(self, meeting: PlannedMeeting, seat: str, person: str) -> Booking:
        return Booking(person, meeting.body, seat, self._masks.bit(meeting.date, meeting.part))
