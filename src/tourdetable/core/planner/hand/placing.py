"""Greedy insertion: a meeting put at another time, people matched anew, the rest staying."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property, partial
from operator import attrgetter

from msgspec.structs import replace

from tourdetable.core.planner.judge.fairness import turn_loads
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.duties import duty_both, duty_holder, duty_repeat
from tourdetable.core.planner.judge.rules.people import seat as seat_rule
from tourdetable.core.planner.judge.rules.people import unavail
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.bookings import Booking, Bookings
from tourdetable.core.planner.search.rotation.hosting import Hosting
from tourdetable.core.planner.terms.days import week
from tourdetable.core.planner.terms.instance import ALL, OPTIONAL, PARTIAL, SeatSpec
from tourdetable.core.planner.terms.matching import matched
from tourdetable.core.planner.terms.plan import MeetingRef, PlannedMeeting, PlannedTurn


class Placing:
    """A meeting to put elsewhere, `others` being where its people are expected besides."""

    def __init__(
        self, ground: Ground, meeting: PlannedMeeting, others: Collection[PlannedMeeting]
    ) -> None:
        self.ground, self.meeting, self.body = ground, meeting, ground.bodies[meeting.body]
        self._masks, self._others = Masks(ground), others
        self._bookings, self._busy = Bookings(self._masks), set[tuple[str, int]]()
        for other in others:
            self._expect(other)
        self._mine = [other for other in others if other.body == meeting.body]
        self._loads = {duty: turn_loads(self.body, self._mine, duty) for duty in self.body.duties}

    @cached_property
    def _holders(self) -> list[tuple[SeatSpec, list[str]]]:
        """The seats in the order in which they are filled, with those who hold them."""
        return [
            (seat, self._by_preference(seat))
            for rule in (ALL, PARTIAL, OPTIONAL)
            for seat in self.body.seats
            if seat.rule == rule
        ]

    def _expect(self, other: PlannedMeeting) -> None:
        bit, number = self._masks.bit(other.date, other.part), week(other.date)
        for seat, person in other.attendees.items():
            if person in self.ground.persons:
                self._bookings.add(Booking(person, other.body, seat, bit))
                self._busy.add((person, number))

    def at(self, day: date, part: str) -> PlannedMeeting:
        """The meeting then; a full seat keeps somebody who is there, even expected elsewhere."""
        if (day, part) == (self.meeting.date, self.meeting.part):
            return self.meeting
        coming = self._coming(day, part)
        placed = replace(
            self.meeting, date=day, part=part, attendees=coming, host=self._host(day, part)
        )
        return replace(placed, duties=self._duties(placed))

    def overbooked(self, placed: PlannedMeeting) -> set[str]:
        """Who comes to the meeting though they cannot, absences apart."""
        people = Counter(placed.attendees.values())
        bit, number = self._masks.bit(placed.date, placed.part), week(placed.date)
        return {
            person
            for seat, person in placed.attendees.items()
            if people[person] > 1 or not self._can(person, seat, bit, number)
        }

    # ---- Who comes

    def _by_preference(self, seat: SeatSpec) -> list[str]:
        """The holders: who was to come, then those who come least."""
        now, total = self.meeting.attendees.get(seat.id), self._bookings.total
        return sorted(seat.persons, key=lambda person: (person != now, total.get(person, 0)))

    def _coming(self, day: date, part: str) -> dict[str, str]:
        """By seat, who comes: as many seats as can be, the full ones whatever else is expected."""
        there, bit, number = self._there(day, part), self._masks.bit(day, part), week(day)
        able = {}
        for name, persons in there.items():
            able[name] = [person for person in persons if self._can(person, name, bit, number)]
        coming = {seat: person for person, seat in matched(able).items()}
        for seat in seat_rule.filled(self.ground, self.body):
            if seat.id not in coming and seat.id in there:
                coming[seat.id] = there[seat.id][0]
        return {seat.id: coming[seat.id] for seat in self.body.seats if seat.id in coming}

    def _there(self, day: date, part: str) -> dict[str, list[str]]:
        """By seat, those who are not away; a seat with nobody is left out."""
        found = {}
        for seat, holders in self._holders:
            persons = [who for who in holders if self._is_there(seat, who, day, part)]
            if persons:
                found[seat.id] = persons
        return found

    def _is_there(self, seat: SeatSpec, person: str, day: date, part: str) -> bool:
        if not seat.holds(person, day):
            return False
        there = self.ground.free(person, day, part)
        return there or not unavail.binds(self.ground, self.body.id, seat.id, person)

    def _can(self, person: str, seat: str, bit: int, number: int) -> bool:
        """Whether somebody may come as well, absences apart; `number` is the week's."""
        if (person, number) not in self._busy and self.ground.persons[person].max_per_week != 0:
            return True
        return self._bookings.can(Booking(person, self.body.id, seat, bit))

    # ---- Who receives

    def _host(self, day: date, part: str) -> str | None:
        """The same one where it can be, else the one that received least, with a room left."""
        if not self.body.hosts:
            return self.meeting.host
        ref = MeetingRef(self.body.id, day, part)
        able = [host for host in self._hosting.able(ref) if self._hosting.has_room(host, ref)]
        return self.meeting.host if self.meeting.host in able else self._hosting.lowest(ref)

    @cached_property
    def _hosting(self) -> Hosting:
        """What the hosts receive without this meeting."""
        hosting = Hosting(self.ground)
        for other in self._others:
            hosting.give(other.ref, other.host)
        return hosting

    # ---- Whose turn it is

    def _duties(self, placed: PlannedMeeting) -> dict[str, PlannedTurn]:
        """The same turns where they can be, else the seat that had fewest of them."""
        able = self._rested(placed)
        held = self._same_turns(able)
        if duty_holder.binds(self.ground, self.body.id):
            for duty in self.body.duties:
                if duty not in held:
                    seat = self._new_turn(duty, able, placed, held)
                    held |= {duty: seat} if seat else {}
        seats = {duty: held[duty] for duty in self.body.duties if duty in held}
        return {duty: PlannedTurn(seat, placed.attendees[seat]) for duty, seat in seats.items()}

    def _same_turns(self, able: Sequence[str]) -> dict[str, str]:
        """By duty, the seats that keep their turn."""
        held: dict[str, str] = {}
        for duty in self.body.duties:
            turn = self.meeting.duties.get(duty)
            if turn and turn.seat in self._able(duty, able, held):
                held[duty] = turn.seat
        return held

    def _able(self, duty: str, able: Sequence[str], held: dict[str, str]) -> list[str]:
        """The seats that may take a turn besides the turns that are held already."""
        found = []
        for seat in self._loads[duty]:
            if seat in able:
                once = duty_both.binds(self.ground, self.body.id, seat)
                if not once or seat not in held.values():
                    found.append(seat)
        return found

    def _new_turn(
        self, duty: str, able: Sequence[str], placed: PlannedMeeting, held: dict[str, str]
    ) -> str | None:
        """The seat that had fewest turns of those that may take it.

        When none may: the one that had this turn, else the one that had fewest.
        """
        seats = self._able(duty, able, held)
        if not seats:
            loads, taken = self._loads[duty], held.values()
            seats = [seat for seat in loads if seat in placed.attendees and seat not in taken]
            turn = self.meeting.duties.get(duty)
            if turn and turn.seat in seats:
                return turn.seat
        return min(seats, key=self._loads[duty].__getitem__, default=None)

    def _rested(self, placed: PlannedMeeting) -> list[str]:
        """The seats that come, but those whose duty at the meeting on either side bars them."""
        mine = sorted(self._mine, key=attrgetter("moment"))
        split = bisect_right(mine, placed.moment, key=attrgetter("moment"))
        near = mine[max(0, split - 1) : split + 1]
        tired = {turn.seat for other in near for turn in other.duties.values()}
        binds = partial(duty_repeat.binds, self.ground, self.body.id)
        return [seat for seat in placed.attendees if seat not in tired or not binds(seat)]
