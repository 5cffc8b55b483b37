"""Attendance kept up to date: those who cannot come any more leave, who shares their seat steps in,
and who was given a vacant seat comes for it.

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
        meetings = tuple(map(self._stepped_in, kept, plan.meetings))
        return plan if meetings == plan.meetings else replace(plan, meetings=meetings)

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

    def _stepped_in(self, meeting: PlannedMeeting, before: PlannedMeeting) -> PlannedMeeting:
        """The meeting with whoever may come for the seats that nobody attends; turns go along."""
        coming = dict(meeting.attendees)
        for seat in self.ground.bodies[meeting.body].seats:
            if seat.id not in coming and (seat.expected or seat.id in before.attendees):
                person = self._who_may(meeting, seat, gladly=seat.id not in before.attendees)
                coming |= {seat.id: person} if person else {}
        turns = {
            duty: PlannedTurn(turn.seat, coming.get(turn.seat, turn.person))
            for duty, turn in meeting.duties.items()
        }
        return replace(meeting, attendees=coming, duties=turns)

    def _who_may(self, meeting: PlannedMeeting, seat: SeatSpec, *, gladly: bool) -> str | None:
        """Somebody of a seat who may come, and is expected from then on."""
        day, part = meeting.date, meeting.part
        for person in seat.persons:
            booking = self._booking(meeting, seat.id, person)
            if not self._there(meeting, seat, person) or not self._bookings.can(booking):
                continue
            if not (gladly and self.ground.reluctant(person, day, part)):
                self._bookings.add(booking)
                return person
        return None

    def _booking(self, meeting: PlannedMeeting, seat: str, person: str) -> Booking:
        return Booking(person, meeting.body, seat, self._masks.bit(meeting.date, meeting.part))
