"""The dates on which a body could meet, each with its cost.

Filtered by masks of bits before any solver sees them.

A mask is a whole number whose bit 3 x day + part is set when a meeting may be held then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules import MASK_RULES
from tourdetable.core.planner.judge.rules.duties import duty_both, duty_holder
from tourdetable.core.planner.judge.rules.people import one_place, partial, quorum, unavail
from tourdetable.core.planner.judge.rules.people import seat as seat_rule
from tourdetable.core.planner.terms.days import PARTS
from tourdetable.core.planner.terms.instance import ALL, SOFT, BodySpec, SeatSpec
from tourdetable.core.planner.terms.masks import WIDTH, DayMasks, bits, union
from tourdetable.core.planner.terms.matching import matched


@dataclass(slots=True)
class DateOptions:
    """A body's possible meetings in order of date: `at[i]` is the bit of the i-th option.

    `held`: they are all held already; nothing is asked of them, and they cost nothing more.
    """

    body: BodySpec
    at: list[int]
    days: list[int]
    costs: list[int]
    held: bool = False
    mask: int = field(init=False)

    def __post_init__(self) -> None:
        self.mask = sum(1 << bit for bit in self.at)

    def only(self, at: Iterable[int]) -> DateOptions:
        """These options alone."""
        wanted = set(at)
        kept = [i for i, bit in enumerate(self.at) if bit in wanted]
        return DateOptions(
            self.body,
            [self.at[i] for i in kept],
            [self.days[i] for i in kept],
            [self.costs[i] for i in kept],
        )

    def settled(self, at: Iterable[int]) -> DateOptions:
        """These options, held: what others must do with."""
        kept = self.only(at)
        kept.held = True
        return kept


class Masks(DayMasks):
    """An instance's days and people as masks of bits."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground.instance)
        self.ground = ground
        self._free: dict[str, int] = {}
        self._willing: dict[str, int] = {}
        self._comes: dict[tuple[str, str], list[tuple[str, int]]] = {}
        self._needed: dict[str, list[SeatSpec]] = {}
        self._years: dict[str, DateOptions] = {}

    def free_of(self, body: BodySpec, seat: SeatSpec, bit: int) -> list[str]:
        """Those of a seat who may come then, as far as their absences go."""
        return [person for person, mask in self.coming(body, seat) if mask >> bit & 1]

    def coming(self, body: BodySpec, seat: SeatSpec) -> list[tuple[str, int]]:
        """Those of a seat, each with when they may come."""
        key = body.id, seat.id
        if key not in self._comes:
            self._comes[key] = [(who, self.comes(body, seat, who)) for who in seat.persons]
        return self._comes[key]

    def free(self, person: str) -> int:
        """When a person is there."""
        if person not in self._free:
            who = self.ground.persons[person]
            away = self.of_half_days(who.unavail) | self.of_week(who.weekly_off)
            self._free[person] = self.every & ~away
        return self._free[person]

    def comes(self, body: BodySpec, seat: SeatSpec, person: str) -> int:
        """When a person may come for a seat, as far as their absences go."""
        mask = self.every
        if person in seat.terms:
            mask = self.of_spans(seat.terms[person])
        mask &= self.exists(seat)
        if unavail.binds(self.ground, body.id, seat.id, person):
            mask &= self.free(person)
        return mask

    @property
    def at_need(self) -> int:
        """What a seat costs when its person comes only if need be."""
        return self.ground.instance.weights.if_need_be

    def willing(self, person: str) -> int:
        """When a person would not come only if need be."""
        if person not in self._willing:
            reluctant = self.of_half_days(self.ground.persons[person].if_need_be)
            self._willing[person] = self.every & ~reluctant
        return self._willing[person]

    def seat(self, body: BodySpec, seat: SeatSpec) -> int:
        """When somebody may come for a seat."""
        return union(mask for _, mask in self.coming(body, seat))

    def vacant(self, seat: SeatSpec) -> int:
        """When nobody holds a seat."""
        exists = self.exists(seat)
        if all(person in seat.terms for person in seat.persons):
            exists &= union(self.of_spans(spans) for spans in seat.terms.values())
        return self.every & ~exists

    def exists(self, seat: SeatSpec) -> int:
        """When a seat is one."""
        return self.every if seat.days is None else self.of_spans(seat.days)

    def needed(self, body: BodySpec) -> list[SeatSpec]:
        """The seats that must be filled at every meeting, unless they are vacant then."""
        if body.id not in self._needed:
            self._needed[body.id] = seat_rule.filled(self.ground, body)
        return self._needed[body.id]

    def spare(self, body: BodySpec) -> list[SeatSpec]:
        """The seats that need not be filled at every meeting, and are missed, owe some or take
        turns."""
        needed, owing = self.needed(body), partial.owing(self.ground, body)
        turns = bool(body.duties) and duty_holder.binds(self.ground, body.id)
        rest = (seat for seat in body.seats if seat not in needed)
        return [s for s in rest if s.expected or s in owing or (turns and s.duties)]

    def allowed(self, body: BodySpec) -> int:
        """When a body may meet, every rule that needs no other body being kept."""
        mask = self.every
        for rule in MASK_RULES:
            if not self.ground.left.drops(rule.CODE, body=body.id):
                mask &= rule.mask(self.ground, self, body)
        for seat in self.needed(body):
            mask &= self.seat(body, seat) | self.vacant(seat)
        return mask & self._with_holders(body) & self._with_quorum(body)

    def _with_holders(self, body: BodySpec) -> int:
        """When enough seats that take turns may come for the meeting's duties."""
        if not duty_holder.binds(self.ground, body.id):
            return self.every
        takers = [seat for seat in body.seats if seat.duties]
        return self._with_seats(body, takers, self._wanted_holders(body))

    def _with_quorum(self, body: BodySpec) -> int:
        """When enough of the seats that are expected may come."""
        found = 0
        for day, mask in self._stretches(body):
            wanted = quorum.least(self.ground, body, day)
            found |= mask & self._with_seats(body, body.counted, wanted)
        return found

    def _stretches(self, body: BodySpec) -> Iterator[tuple[date, int]]:
        """The days, in stretches over which the same people hold the seats: the first of each."""
        spans = [span for seat in body.seats for mine in seat.terms.values() for span in mine]
        spans += [span for seat in body.seats for span in seat.days or ()]
        starts = {span.first.toordinal() for span in spans}
        starts |= {span.last.toordinal() + 1 for span in spans}
        inside = sorted(one for one in starts if self.base < one < self.base + self.size)
        for first, after in pairwise([self.base, *inside, self.base + self.size]):
            yield date.fromordinal(first), self.from_day(first) & ~self.from_day(after)

    def _with_seats(self, body: BodySpec, seats: Sequence[SeatSpec], wanted: int) -> int:
        """When so many of these seats may come, those that always must being there."""
        always = [seat for seat in self.needed(body) if not self.vacant(seat)]
        others = [seat for seat in seats if seat not in always]
        wanted -= len(seats) - len(others)
        if wanted > len(others):
            return 0
        counts = [self.every] + [0] * max(0, wanted)
        for seat in others if wanted > 0 else ():
            mask = self.seat(body, seat)
            for number in range(wanted, 0, -1):
                counts[number] |= counts[number - 1] & mask
        return counts[max(0, wanted)]

    def _wanted_holders(self, body: BodySpec) -> int:
        """How many seats a meeting's duties need."""
        if all(duty_both.binds(self.ground, body.id, seat.id) for seat in body.seats):
            return len(body.duties)
        return min(len(body.duties), 1)

    def year(self, body: BodySpec) -> DateOptions:
        """The body's options, with what each costs."""
        if body.id not in self._years:
            self._years[body.id] = self._year(body)
        return self._years[body.id]

    def _year(self, body: BodySpec) -> DateOptions:
        at = bits(self.allowed(body))
        holders = [who for seat in body.seats if seat.rule == ALL for who in seat.persons]
        if len(set(holders)) < len(holders):
            at = [bit for bit in at if self._staffed(body, bit)]
        return DateOptions(body, at, self._days(at), self._costs(body, at))

    def settled(self, body: BodySpec, at: Sequence[int]) -> DateOptions:
        """These options alone, whether or not they are allowed, at no cost."""
        return DateOptions(body, list(at), self._days(at), [0] * len(at))

    def _days(self, at: Sequence[int]) -> list[int]:
        return [self.base + bit // WIDTH for bit in at]

    def _costs(self, body: BodySpec, at: list[int]) -> list[int]:
        """As `charges.meeting_charges`, on masks."""
        weights = self.ground.instance.weights
        pref = [[weights.pref * body.dislike(d, part) for part in PARTS] for d in range(7)]
        extras = [(weight, mask) for weight, mask in self._extras(body) if weight and mask]
        costs = {bit: pref[(self.base + bit // WIDTH - 1) % 7][bit % WIDTH] for bit in at}
        here = sum(1 << bit for bit in at)
        for weight, mask in extras:
            for bit in bits(mask & here):
                costs[bit] += weight
        return list(costs.values())

    def _extras(self, body: BodySpec) -> Iterator[tuple[int, int]]:
        """What more some days cost, and which."""
        weights = self.ground.instance.weights
        yield weights.bridge, self.bridges
        if body.school_holidays == SOFT:
            yield weights.school_soft, self.of_zones(body)
        yield weights.avoid, self.of_spans(body.avoid)
        needed = self.needed(body)
        for seat in body.seats:
            _, unwilling = self.prices(seat, needed=seat in needed)
            there = self.seat(body, seat)
            yield weights.optional_absent * seat.expected, self.exists(seat) & ~there
            yield unwilling, there & ~self._gladly(body, seat)

    def prices(self, seat: SeatSpec, *, needed: bool) -> tuple[int, int]:
        """The least that a seat costs when nobody comes who could, and when one comes only if need
        be."""
        weights = self.ground.instance.weights
        if needed:
            return 0, weights.if_need_be
        alone = weights.optional_absent if seat.expected else 0
        return alone, min(alone, weights.if_need_be)

    def _gladly(self, body: BodySpec, seat: SeatSpec) -> int:
        """When somebody may come for a seat who would not only if need be."""
        return union(mask & self.willing(who) for who, mask in self.coming(body, seat))

    def _staffed(self, body: BodySpec, bit: int) -> bool:
        """Whether different people can fill the seats of a meeting (some hold two of this body)."""
        able: dict[str, list[tuple[str, str]]] = {}
        for seat in self.needed(body):
            free = self.free_of(body, seat, bit)
            if not free:  # vacant
                continue
            able[seat.id] = []
            for person in free:  # who may hold several seats of a meeting counts once in each
                spared = self.ground.left.drops(one_place.CODE, body.id, seat.id, person)
                able[seat.id].append((person, seat.id if spared else ""))
        return len(matched(able)) == len(able)
