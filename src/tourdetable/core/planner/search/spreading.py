"""Ties: of years that cost the same, one whose meetings do not crowd (adr/0044).

A hill climbing on the plan, one meeting at a time: the fewest meetings that share a day, then on
the last working day before school holidays or a bridge, then that share a week. The cost does not
change, nor the seats that come, whose turn it is and who receives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property

from msgspec.structs import replace

from tourdetable.core.planner.judge.charges import gap_charges, meeting_charges, total
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules import GAP_RULES, TOGETHER_RULES
from tourdetable.core.planner.judge.rules.calendar import lock
from tourdetable.core.planner.judge.rules.places import host, room
from tourdetable.core.planner.judge.verdict import Schedule
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.assembly import in_order, with_turns
from tourdetable.core.planner.search.bookings import Booking, Bookings
from tourdetable.core.planner.terms.bonds import tied_to
from tourdetable.core.planner.terms.days import HALVES, week
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting

PASSES = 3
MOST = 1000
"""Meetings, at most: a country's year is left as it is."""

SATURDAY = 5
Crowding = tuple[int, int, int]
"""Other meetings that day; whether it is the eve of a holiday; other meetings that week."""


def spread(masks: Masks, plan: Plan) -> Plan:
    """The plan, or another at the same cost whose meetings crowd less."""
    if not 0 < len(plan.meetings) <= MOST:
        return plan
    spreading = _Spreading(masks, plan.meetings)
    for _ in range(PASSES):
        if not spreading.once():
            break
    instance = masks.ground.instance
    found = replace(plan, meetings=in_order(instance, spreading.meetings))
    audit = check(instance, found)
    return found if audit.sound and not audit.mistakes else plan


class _Spreading:
    """The meetings as they are being spread; `of`: by body, the places of its own."""

    def __init__(self, masks: Masks, meetings: Sequence[PlannedMeeting]) -> None:
        self.masks, self.ground = masks, masks.ground
        self.meetings = list(meetings)
        self.bookings = Bookings(masks)
        self.days, self.weeks = Counter[date](), Counter[int]()
        self.places = Counter[tuple[str, date, int]]()
        self.of: dict[str, list[int]] = {}
        for at, meeting in enumerate(self.meetings):
            self.of.setdefault(meeting.body, []).append(at)
            self._count(meeting, 1)
        self._grounds: dict[str, Ground] = {}
        self.eves: dict[tuple[str, ...], frozenset[date]] = {}

    def once(self) -> bool:
        """Move each meeting that crowds less elsewhere; whether any did."""
        moved = False
        for at, meeting in enumerate(self.meetings):
            body = self.ground.bodies[meeting.body]
            if lock.is_locked(self.ground, meeting):
                continue
            self._count(meeting, -1)
            self.meetings[at] = self._best(at, body, meeting)
            self._count(self.meetings[at], 1)
            moved = moved or self.meetings[at] is not meeting
        return moved

    def _count(self, meeting: PlannedMeeting, sign: int) -> None:
        """Count a meeting in, or out."""
        self.days[meeting.date] += sign
        self.weeks[week(meeting.date)] += sign
        for place in self._taken(meeting):
            self.places[place] += sign
        change = self.bookings.add if sign > 0 else self.bookings.remove
        for booking in self._booked(meeting):
            change(booking)

    def _taken(self, meeting: PlannedMeeting) -> Iterator[tuple[str, date, int]]:
        """The half-days that a meeting takes of rooms and hosts."""
        pool = room.pool_of(self.ground, self.ground.bodies[meeting.body])
        for half in HALVES[meeting.part]:
            if pool is not None:
                yield f"room {pool}", meeting.date, half
            if meeting.host in self.ground.shared_hosts:
                yield f"host {meeting.host}", meeting.date, half

    def _booked(self, meeting: PlannedMeeting) -> Iterator[Booking]:
        bit = self.masks.bit(meeting.date, meeting.part)
        for seat, person in meeting.attendees.items():
            yield Booking(person, meeting.body, seat, bit)

    # ---- One meeting

    def _best(self, at: int, body: BodySpec, meeting: PlannedMeeting) -> PlannedMeeting:
        """The meeting on the first day of those where it crowds least; where it is by default."""
        bit = self.masks.bit(meeting.date, meeting.part)
        best, least = meeting, self._crowding(body, meeting.date)
        if least == (0, 0, 0):
            return meeting
        options = self._options[body.id]
        for other, cost in options.items():
            if cost == options.get(bit):
                crowding = self._crowding(body, self.masks.when(other)[0])
                if crowding < least and (found := self._moved(at, body, other)) is not None:
                    best, least = found, crowding
        return best

    @cached_property
    def _options(self) -> dict[str, dict[int, int]]:
        """By body, what its meetings may cost, by bit."""
        years = map(self.masks.year, self.ground.instance.bodies)
        return {year.body.id: dict(zip(year.at, year.costs, strict=True)) for year in years}

    def _crowding(self, body: BodySpec, day: date) -> Crowding:
        return self.days[day], int(day in self._eves(body)), self.weeks[week(day)]

    def _eves(self, body: BodySpec) -> frozenset[date]:
        """The last working day before each school holidays of a body's zones, and each bridge."""
        if body.zones not in self.eves:
            calendar, first = self.ground.instance.calendar, set[date]()
            for zone in body.zones:
                first |= {span.first for span in calendar.school_holidays.get(zone, ())}
            found = {self._eve(day) for day in first | self.ground.bridges}
            self.eves[body.zones] = frozenset(found)
        return self.eves[body.zones]

    def _eve(self, day: date) -> date:
        day -= timedelta(days=1)
        while day.weekday() >= SATURDAY or day in self.ground.holidays:
            day -= timedelta(days=1)
        return day

    def _moved(self, at: int, body: BodySpec, bit: int) -> PlannedMeeting | None:
        """The meeting there, if it may be at the same cost."""
        meeting, (day, part) = self.meetings[at], self.masks.when(bit)
        other = replace(meeting, date=day, part=part)
        coming = self._coming(body, meeting, bit) if self._fits(at, body, other) else None
        if coming is None:
            return None
        turns = {duty: turn.seat for duty, turn in meeting.duties.items()}
        other = with_turns(replace(other, attendees=coming), turns)
        here, there = (total(meeting_charges(self.ground, body, m)) for m in (meeting, other))
        return other if here == there else None

    def _fits(self, at: int, body: BodySpec, other: PlannedMeeting) -> bool:
        return self._has_places(body, other) and self._keeps_gaps(at, body, other)

    def _coming(self, body: BodySpec, meeting: PlannedMeeting, bit: int) -> dict[str, str] | None:
        """Who comes then for the same seats, the same people if they can; None if some cannot."""
        found: dict[str, str] = {}
        for seat in body.seats:
            before = meeting.attendees.get(seat.id)
            if before is None:
                continue
            able = self.masks.free_of(body, seat, bit)
            for person in sorted(able, key=lambda who: who != before):
                free = self.bookings.can(Booking(person, body.id, seat.id, bit))
                if free and person not in found.values():
                    found[seat.id] = person
                    break
            else:
                return None
        return found

    def _has_places(self, body: BodySpec, other: PlannedMeeting) -> bool:
        """Whether rooms and host can receive it then."""
        if body.hosts and other.host not in host.open_hosts(body, other.date):
            return False
        return all(self.places[place] < self._rooms[place[0]] for place in self._taken(other))

    @cached_property
    def _rooms(self) -> dict[str, int]:
        """How many meetings each pool and each host receives at once."""
        found = {f"room {pool.id}": pool.capacity for pool in self.ground.instance.room_pools}
        return found | {f"host {name}": most for name, most in self.ground.shared_hosts.items()}

    def _keeps_gaps(self, at: int, body: BodySpec, other: PlannedMeeting) -> bool:
        """Whether the body's year costs and keeps the same, in the same order."""
        year, moved = [], []
        for number in self.of[body.id]:
            year.append(self.meetings[number])
            moved.append(other if number == at else self.meetings[number])
        if moved != sorted(moved, key=lambda meeting: meeting.moment):
            return False
        same = self._gaps(body, year) == self._gaps(body, moved)
        return same and not self._breaks(at, body, other, moved)

    def _gaps(self, body: BodySpec, year: Sequence[PlannedMeeting]) -> int:
        """What the gaps of a body's year cost."""
        return total(gap_charges(self.ground, body, [meeting.date for meeting in year]))

    def _breaks(
        self, at: int, body: BodySpec, other: PlannedMeeting, year: Sequence[PlannedMeeting]
    ) -> bool:
        alone = Schedule(self._alone(body), Plan(meetings=tuple(year)))
        if any(True for rule in GAP_RULES for _ in rule.judge(alone)):
            return True
        if not tied_to(self.ground.instance, body):
            return False
        whole = (*self.meetings[:at], other, *self.meetings[at + 1 :])
        case = Schedule(self.ground, Plan(meetings=whole))
        return any(True for rule in TOGETHER_RULES for _ in rule.judge(case))

    def _alone(self, body: BodySpec) -> Ground:
        if body.id not in self._grounds:
            alone = replace(self.ground.instance, bodies=(body,), relations=(), persons=())
            self._grounds[body.id] = Ground(alone)
        return self._grounds[body.id]
