"""One meeting put at another time: who comes then, who receives, whose turn it is; all the rest of the plan stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from tourdetable.core.planner.judge.fairness import past_turns
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.options import WIDTH, Masks
from tourdetable.core.planner.search.attendance import Diary
from tourdetable.core.planner.terms.days import ORDER, week
from tourdetable.core.planner.terms.instance import ALL, OPTIONAL, PARTIAL, SeatSpec
from tourdetable.core.planner.terms.matching import matched
from tourdetable.core.planner.terms.plan import PlannedMeeting, PlannedTurn

FILLED_IN_ORDER = (ALL, PARTIAL, OPTIONAL)


class Placing:
    """A meeting to put elsewhere, `others` being where its people are expected besides."""

    def __init__(
        self, ground: Ground, meeting: PlannedMeeting, others: Iterable[PlannedMeeting]
    ) -> None:
        self.ground, self.meeting, self.body = ground, meeting, ground.bodies[meeting.body]
        self._masks = Masks(ground)
        self._diary = Diary(self._masks)
        self._busy: set[tuple[str, int]] = set()
        self._mine: list[PlannedMeeting] = []
        for other in others:
            self._expect(other)
        self._seats = sorted(self.body.seats, key=lambda seat: FILLED_IN_ORDER.index(seat.rule))
        self._holders = [(seat, self._by_preference(seat)) for seat in self._seats]
        self._loads = {duty: self._load(duty) for duty in self.body.duties}

    def _expect(self, other: PlannedMeeting) -> None:
        bit, number = self._masks.bit(other.date, other.part), week(other.date)
        for seat, person in other.attendees.items():
            if person in self.ground.persons:
                self._diary.add(person, other.body, seat, bit)
                self._busy.add((person, number))
        if other.body == self.body.id:
            self._mine.append(other)

    def at(self, day: date, part: str) -> PlannedMeeting:
        """The meeting then; a full seat keeps somebody who is there, even when they are expected elsewhere too."""
        if (day, part) == (self.meeting.date, self.meeting.part):
            return self.meeting
        coming = self._coming(day, part)
        placed = replace(self.meeting, date=day, part=part, attendees=coming, host=self._host(day))
        return replace(placed, duties=self._duties(placed))

    def asked_too_much(self, placed: PlannedMeeting) -> set[str]:
        """Who comes to the meeting though they cannot, absences apart."""
        people = Counter(placed.attendees.values())
        bit, number = self._masks.bit(placed.date, placed.part), week(placed.date)
        return {
            person
            for seat, person in placed.attendees.items()
            if people[person] > 1 or not self._can(person, seat, bit, number)
        }

    # ---- Who comes

    def _by_preference(self, seat: SeatSpec) -> list[tuple[str, int]]:
        """Those who hold a seat, with when they are there: who was to come first, then those who come least."""
        now = self.meeting.attendees.get(seat.id)
        found = sorted(
            seat.persons, key=lambda person: (person != now, self._diary.total.get(person, 0))
        )
        return [(person, self._masks.comes(self.body, seat, person)) for person in found]

    def _coming(self, day: date, part: str) -> dict[str, str]:
        there, bit, number = self._there(day, part), self._masks.bit(day, part), week(day)
        able = {
            seat: [person for person in persons if self._can(person, seat, bit, number)]
            for seat, persons in there.items()
        }
        coming = {name: person for person, name in matched(able).items()}
        for seat in self._seats:
            if seat.id not in coming and seat.id in there and self._must_come(seat):
                coming[seat.id] = there[seat.id][0]
        return {seat.id: coming[seat.id] for seat in self.body.seats if seat.id in coming}

    def _there(self, day: date, part: str) -> dict[str, list[str]]:
        """By seat, those who are not away; a seat with nobody is left out."""
        bit, known = self._masks.bit(day, part), WIDTH * self._masks.size
        found = {}
        for seat, holders in self._holders:
            persons = [
                person
                for person, mask in holders
                if (
                    mask >> bit & 1 if 0 <= bit < known else self._is_there(seat, person, day, part)
                )
            ]
            if persons:
                found[seat.id] = persons
        return found

    def _is_there(self, seat: SeatSpec, person: str, day: date, part: str) -> bool:
        return self.ground.free(person, day, part) or self.ground.left.drops(
            "unavail", self.body.id, seat.id, person
        )

    def _can(self, person: str, seat: str, bit: int, number: int) -> bool:
        """Whether somebody may come as well, absences apart; `number` is the week's."""
        if (person, number) not in self._busy and self.ground.persons[person].max_per_week != 0:
            return True
        return self._diary.can(person, self.body.id, seat, bit)

    def _must_come(self, seat: SeatSpec) -> bool:
        return seat.rule == ALL and not self.ground.left.drops("seat", self.body.id, seat.id)

    # ---- Who receives

    def _host(self, day: date) -> str | None:
        able = [host.id for host in self.body.hosts if day not in host.closed]
        if self.meeting.host in able or not self.body.hosts:
            return self.meeting.host
        received = [other.host for other in self._mine]
        return min(able, key=received.count, default=None)

    # ---- Whose turn it is

    def _load(self, duty: str) -> dict[str, int]:
        loads = {
            seat.id: past_turns(self.body, seat, duty) for seat in self.body.seats if seat.duties
        }
        for other in self._mine:
            turn = other.duties.get(duty)
            if turn and turn.seat in loads:
                loads[turn.seat] += 1
        return loads

    def _duties(self, placed: PlannedMeeting) -> dict[str, PlannedTurn]:
        """The same turns where they can be, else the seat that had fewest of them."""
        drops, barred = self.ground.left.drops, self._just_before_or_after(placed)
        held: dict[str, str] = {}

        def able(duty: str, seat: str) -> bool:
            once = seat not in held.values() or drops("duty_both", self.body.id, seat)
            return (
                seat in placed.attendees
                and seat in self._loads[duty]
                and seat not in barred
                and once
            )

        now = {
            duty: self.meeting.duties[duty].seat
            for duty in self.body.duties
            if duty in self.meeting.duties
        }
        for duty, seat in now.items():
            if able(duty, seat):
                held[duty] = seat
        for duty in self.body.duties if not drops("duty_holder", self.body.id) else ():
            if duty not in held:
                found = self._fewest(duty, [seat for seat in self._loads[duty] if able(duty, seat)])
                found = found or self._despite(duty, now.get(duty), placed, held)
                held |= {duty: found} if found else {}
        return {
            duty: PlannedTurn(held[duty], placed.attendees[held[duty]])
            for duty in self.body.duties
            if duty in held
        }

    def _despite(
        self, duty: str, now: str | None, placed: PlannedMeeting, held: dict[str, str]
    ) -> str | None:
        """When no seat may take the turn: the one that had it, else the one that had fewest."""
        present = [
            seat
            for seat in self._loads[duty]
            if seat in placed.attendees and seat not in held.values()
        ]
        return now if now in present else self._fewest(duty, present)

    def _fewest(self, duty: str, seats: Sequence[str]) -> str | None:
        return min(seats, key=self._loads[duty].__getitem__, default=None)

    def _just_before_or_after(self, placed: PlannedMeeting) -> set[str]:
        """The seats that have a duty at the meetings on either side, and may not have two running."""
        if not self.ground.instance.no_repeat:
            return set()
        key = _when(placed)
        before = max(
            (other for other in self._mine if _when(other) <= key), key=_when, default=None
        )
        after = min((other for other in self._mine if _when(other) > key), key=_when, default=None)
        near = {turn.seat for other in (before, after) if other for turn in other.duties.values()}
        return {
            seat for seat in near if not self.ground.left.drops("duty_repeat", self.body.id, seat)
        }


def _when(meeting: PlannedMeeting) -> tuple[date, int]:
    return meeting.date, ORDER[meeting.part]
