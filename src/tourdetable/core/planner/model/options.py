"""The dates on which a body could meet, each with its cost: filtered by masks of bits before any solver sees them.

A mask is a whole number whose bit 3 x day + part is set when a meeting may be held then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.calendar import lock
from tourdetable.core.planner.terms.days import AM, DAY, ORDER, PARTS, PM
from tourdetable.core.planner.terms.gaps import border_before
from tourdetable.core.planner.terms.instance import (
    ALL,
    HARD,
    OPTIONAL,
    SOFT,
    BodySpec,
    SeatSpec,
    Span,
)
from tourdetable.core.planner.terms.matching import matched

WIDTH = len(PARTS)
SATURDAY = 5
TOUCHING = {AM: (AM, DAY), PM: (PM, DAY), DAY: PARTS}


@dataclass(slots=True)
class DateOptions:
    """A body's possible meetings in order of date: `at[i]` is the bit of the i-th option."""

    body: BodySpec
    at: list[int]
    days: list[int]
    costs: list[int]
    mask: int

    def only(self, at: Iterable[int]) -> DateOptions:
        """These options alone."""
        wanted = set(at)
        kept = [i for i, bit in enumerate(self.at) if bit in wanted]
        return DateOptions(
            self.body,
            [self.at[i] for i in kept],
            [self.days[i] for i in kept],
            [self.costs[i] for i in kept],
            sum(1 << self.at[i] for i in kept),
        )


class Masks:
    """An instance's days and people as masks of bits."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        instance = ground.instance
        days = [
            instance.calendar.start,
            instance.calendar.end,
            *(pin.date for pin in instance.locks),
        ]
        days += [day for body in instance.bodies for day in (body.season.first, body.season.last)]
        self.base, last = min(days).toordinal(), max(days).toordinal()
        self.size = last - self.base + 1
        self.every = (1 << WIDTH * self.size) - 1
        self.parts = {part: self._repeated(1 << ORDER[part], 1, 0) for part in PARTS}
        self.weekdays = [
            self._repeated(0b111, 7, (weekday - self.base + 1) % 7) for weekday in range(7)
        ]
        self._free: dict[str, int] = {}
        self._zones: dict[str, int] = {}
        self.holidays, self.bridges = self.of_days(ground.holidays), self.of_days(ground.bridges)

    def _repeated(self, bits: int, every: int, offset: int) -> int:
        return sum(bits << WIDTH * day for day in range(offset, self.size, every))

    def of_days(self, days: Iterable[date]) -> int:
        """Whole days."""
        mask = 0
        for day in days:
            at = day.toordinal() - self.base
            if 0 <= at < self.size:
                mask |= 0b111 << WIDTH * at
        return mask

    def of_spans(self, spans: Iterable[Span]) -> int:
        """Whole ranges of days."""
        mask = 0
        for span in spans:
            first = max(span.first.toordinal() - self.base, 0)
            last = min(span.last.toordinal() - self.base, self.size - 1)
            if first <= last:
                mask |= ((1 << WIDTH * (last - first + 1)) - 1) << WIDTH * first
        return mask

    def of_zones(self, body: BodySpec) -> int:
        """The school holidays of a body's zones."""
        mask = 0
        for zone in body.zones:
            if zone not in self._zones:
                self._zones[zone] = self.of_spans(
                    self.ground.instance.calendar.school_holidays.get(zone, ())
                )
            mask |= self._zones[zone]
        return mask

    def free(self, person: str) -> int:
        """When a person is there."""
        if person not in self._free:
            who, away = self.ground.persons[person], 0
            for day, part in who.unavail:
                at = day.toordinal() - self.base
                if 0 <= at < self.size:
                    away |= self._taken(part) << WIDTH * at
            for weekday, part in who.weekly_off:
                away |= self.weekdays[weekday] & sum(
                    self.parts[touched] for touched in TOUCHING[part]
                )
            self._free[person] = self.every & ~away
        return self._free[person]

    @staticmethod
    def _taken(part: str) -> int:
        return sum(1 << ORDER[touched] for touched in TOUCHING[part])

    def comes(self, body: BodySpec, seat: SeatSpec, person: str) -> int:
        """When a person may come for a seat, as far as their absences go."""
        if self.ground.left.drops("unavail", body.id, seat.id, person):
            return self.every
        return self.free(person)

    def seat(self, body: BodySpec, seat: SeatSpec) -> int:
        """When somebody may come for a seat."""
        mask = 0
        for person in seat.persons:
            mask |= self.comes(body, seat, person)
        return mask

    def needed(self, body: BodySpec) -> list[SeatSpec]:
        """The seats that must be filled at every meeting."""
        left = self.ground.left
        return [
            seat
            for seat in body.seats
            if seat.rule == ALL and not left.drops("seat", body.id, seat.id)
        ]

    def when(self, bit: int) -> tuple[date, str]:
        """The day and part of a bit."""
        day, part = divmod(bit, WIDTH)
        return date.fromordinal(self.base + day), PARTS[part]

    def bit(self, day: date, part: str) -> int:
        """The bit of a day and part."""
        return WIDTH * (day.toordinal() - self.base) + ORDER[part]

    def allowed(self, body: BodySpec) -> int:
        """When a body may meet, every rule that needs no other body being kept."""
        mask = self._by_calendar(body)
        for seat in self.needed(body):
            mask &= self.seat(body, seat)
        return mask & self._with_holders(body)

    def _with_holders(self, body: BodySpec) -> int:
        """When enough seats that take turns may come for the meeting's duties."""
        drops, wanted = self.ground.left.drops, len(body.duties)
        if any(drops("duty_both", body.id, seat.id) for seat in body.seats):
            wanted = min(wanted, 1)
        always = {seat.id for seat in self.needed(body)}
        seats = [seat for seat in body.seats if seat.duties]
        wanted -= sum(seat.id in always for seat in seats)
        if wanted <= 0 or drops("duty_holder", body=body.id):
            return self.every
        counts = [self.every] + [0] * wanted
        for mask in (self.seat(body, seat) for seat in seats if seat.id not in always):
            for number in range(wanted, 0, -1):
                counts[number] |= counts[number - 1] & mask
        return counts[wanted]

    def _by_calendar(self, body: BodySpec) -> int:
        left, mask = self.ground.left, self.every
        filters: dict[str, Callable[[], int]] = {
            "date": lambda: (
                ~(self.holidays | self.weekdays[SATURDAY] | self.weekdays[SATURDAY + 1])
            ),
            "weekday": lambda: sum(self.weekdays[weekday] for weekday in set(body.weekdays)),
            "part": lambda: sum(self.parts[part] for part in set(body.parts)),
            "season": lambda: self.of_spans([body.season]),
            "blackout": lambda: ~self.of_spans(body.blackout),
            "school": lambda: ~self.of_zones(body) if body.school_holidays == HARD else self.every,
            "host": lambda: ~self._closed(body),
            "gap_min": lambda: self._after_last_year(body),
            "lock": lambda: self._unforbidden(body),
        }
        for rule, kept in filters.items():
            if not left.drops(rule, body=body.id):
                mask &= kept()
        return mask

    def _closed(self, body: BodySpec) -> int:
        if not body.hosts:
            return 0
        closed = self.every
        for host in body.hosts:
            closed &= self.of_days(host.closed)
        return closed

    def _after_last_year(self, body: BodySpec) -> int:
        if body.prev_last is None:
            return self.every
        first = border_before(body).toordinal() + body.gap.min - self.base
        return self.every & ~((1 << WIDTH * max(0, first)) - 1)

    def _unforbidden(self, body: BodySpec) -> int:
        instance, mask = self.ground.instance, self.every
        if instance.today is not None:
            mask &= ~((1 << WIDTH * max(0, instance.today.toordinal() - self.base)) - 1)
            mask |= sum(1 << bit for bit in {b for pin in self.pins(body.id) for b in pin})
        for pin in instance.forbid:
            if pin.body == body.id and 0 <= pin.date.toordinal() - self.base < self.size:
                mask &= ~sum(
                    1 << self.bit(pin.date, part) for part in PARTS if pin.part in (None, part)
                )
        return mask

    def pins(self, body: str) -> list[list[int]]:
        """Per lock of a body, the bits that keep it."""
        return [
            [self.bit(pin.date, part) for part in PARTS if lock.is_pin(pin, body, pin.date, part)]
            for pin in self.ground.locks.get(body, ())
        ]

    def year(self, body: BodySpec) -> DateOptions:
        """The body's options, with what each costs."""
        mask = self.allowed(body)
        at = (
            [bit for bit in bits(mask) if self._staffed(body, bit)]
            if _shares_people(body)
            else bits(mask)
        )
        if len(at) < mask.bit_count():
            mask = sum(1 << bit for bit in at)
        return DateOptions(
            body, at, [self.base + bit // WIDTH for bit in at], self._costs(body, at), mask
        )

    def settled(self, body: BodySpec, at: Sequence[int]) -> DateOptions:
        """These options alone, whether or not they are allowed, at no cost."""
        days = [self.base + bit // WIDTH for bit in at]
        return DateOptions(body, list(at), days, [0] * len(at), sum(1 << bit for bit in at))

    def _costs(self, body: BodySpec, at: list[int]) -> list[int]:
        """As `cost.date_cost`, on masks."""
        weights = self.ground.instance.weights
        pref = [
            [weights.pref * body.dislike(weekday, part) for part in PARTS] for weekday in range(7)
        ]
        extras = [(weights.bridge, self.bridges)]
        if body.school_holidays == SOFT:
            extras.append((weights.school_soft, self.of_zones(body)))
        for seat in body.seats:
            if seat.rule == OPTIONAL:
                extras.append((weights.optional_absent, self.every & ~self._somebody(seat)))
        extras = [(weight, mask) for weight, mask in extras if weight and mask]
        costs = []
        for bit in at:
            cost = pref[(self.base + bit // WIDTH - 1) % 7][bit % WIDTH]
            for weight, mask in extras:
                if mask >> bit & 1:
                    cost += weight
            costs.append(cost)
        return costs

    def _somebody(self, seat: SeatSpec) -> int:
        mask = 0
        for person in seat.persons:
            mask |= self.free(person)
        return mask

    def _staffed(self, body: BodySpec, bit: int) -> bool:
        """Whether the seats of a meeting can be filled by different people (some hold two seats of this body)."""
        able: dict[str, list[tuple[str, str]]] = {}
        for seat in self.needed(body):
            free = [p for p in seat.persons if self.comes(body, seat, p) >> bit & 1]
            able[seat.id] = [(person, self._once(body, seat, person)) for person in free]
        return len(matched(able)) == len(able)

    def _once(self, body: BodySpec, seat: SeatSpec, person: str) -> str:
        """Tells apart the comings of somebody who may hold several seats of a meeting."""
        return seat.id if self.ground.left.drops("one_place", body.id, seat.id, person) else ""


def bits(mask: int) -> list[int]:
    """The places of the bits that are set, in order."""
    text = bin(mask)[:1:-1]
    found, at = [], text.find("1")
    while at >= 0:
        found.append(at)
        at = text.find("1", at + 1)
    return found


def _shares_people(body: BodySpec) -> bool:
    holders = [person for seat in body.seats if seat.rule == ALL for person in seat.persons]
    return len(set(holders)) < len(holders)
