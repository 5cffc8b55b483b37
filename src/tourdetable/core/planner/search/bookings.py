"""Bookings: where each person is expected so far, and whether they may be expected once more."""

from __future__ import annotations

from typing import NamedTuple

from tourdetable.core.planner.judge.rules.people import week_cap
from tourdetable.core.planner.model.commitments import Apart
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.terms.masks import WIDTH


class Booking(NamedTuple):
    """Somebody expected for a seat of a body's meeting, told by its bit (see `Masks`)."""

    person: str
    body: str
    seat: str
    bit: int


class Bookings:
    """Everybody's bookings; `total` counts each person's."""

    def __init__(self, masks: Masks) -> None:
        self.masks, self.ground, self.apart = masks, masks.ground, Apart(masks.ground)
        self._days: dict[tuple[str, int], list[Booking]] = {}
        self._weeks: dict[tuple[str, int], list[Booking]] = {}
        self.total: dict[str, int] = {}

    def add(self, booking: Booking) -> None:
        """Expect somebody."""
        person, bit = booking.person, booking.bit
        self._days.setdefault((person, bit // WIDTH), []).append(booking)
        self._weeks.setdefault((person, self.masks.week(bit)), []).append(booking)
        self.total[person] = self.total.get(person, 0) + 1

    def remove(self, booking: Booking) -> None:
        """Expect them no more."""
        person, bit = booking.person, booking.bit
        self._days[person, bit // WIDTH].remove(booking)
        self._weeks[person, self.masks.week(bit)].remove(booking)
        self.total[person] -= 1

    def can(self, booking: Booking) -> bool:
        """Whether somebody may come as well, absences apart."""
        same_day = self._days.get((booking.person, booking.bit // WIDTH), ())
        if any(self._clash(booking, other) for other in same_day):
            return False
        return self._within_week(booking)

    def _clash(self, one: Booking, other: Booking) -> bool:
        return self.apart.clash(one.person, one[1:], other[1:])

    def _spared(self, rule: str, booking: Booking) -> bool:
        return self.ground.left.drops(rule, booking.body, booking.seat, booking.person)

    def _within_week(self, booking: Booking) -> bool:
        most = self.ground.persons[booking.person].max_per_week
        known = self._weeks.get((booking.person, self.masks.week(booking.bit)), ())
        if most is None or len(known) < most:
            return True
        counted = [one for one in (*known, booking) if not self._spared(week_cap.CODE, one)]
        meetings = {(one.body, one.bit) for one in counted}
        return len(meetings) <= most or (booking.body, booking.bit) not in meetings
