"""The dates on which a body could meet, each with its cost.

Filtered by masks of bits before any solver sees them.

A mask is a whole number whose bit 3 x day + part is set when a meeting may be held then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules import MASK_RULES
from tourdetable.core.planner.judge.rules.duties import duty_both, duty_holder
from tourdetable.core.planner.judge.rules.people import one_place, unavail
from tourdetable.core.planner.judge.rules.people import seat as seat_rule
from tourdetable.core.planner.terms.days import PARTS
from tourdetable.core.planner.terms.instance import ALL, OPTIONAL, SOFT, BodySpec, SeatSpec
from tourdetable.core.planner.terms.masks import WIDTH, DayMasks, bits, union
from tourdetable.core.planner.terms.matching import matched


@dataclass(slots=True)
class DateOptions:
    """A body's possible meetings in order of date: `at[i]` is the bit of the i-th option."""

    body: BodySpec
    at: list[int]
    days: list[int]
    costs: list[int]
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


class Masks(DayMasks):
    """An instance's days and people as masks of bits."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground.instance)
        self.ground = ground
        self._free: dict[str, int] = {}

    def free_of(self, body: BodySpec, seat: SeatSpec, bit: int) -> list[str]:
        """Those of a seat who may come then, as far as their absences go."""
        return [person for person in seat.persons if self.comes(body, seat, person) >> bit & 1]

    def free(self, person: str) -> int:
        """When a person is there."""
        if person not in self._free:
            who = self.ground.persons[person]
            away = self.of_half_days(who.unavail) | self.of_week(who.weekly_off)
            self._free[person] = self.every & ~away
        return self._free[person]

    def comes(self, body: BodySpec, seat: SeatSpec, person: str) -> int:
        """When a person may come for a seat, as far as their absences go."""
        if unavail.binds(self.ground, body.id, seat.id, person):
            return self.free(person)
        return self.every

    def seat(self, body: BodySpec, seat: SeatSpec) -> int:
        """When somebody may come for a seat."""
        return union(self.comes(body, seat, person) for person in seat.persons)

    def needed(self, body: BodySpec) -> list[SeatSpec]:
        """The seats that must be filled at every meeting."""
        return seat_rule.filled(self.ground, body)

    def allowed(self, body: BodySpec) -> int:
        """When a body may meet, every rule that needs no other body being kept."""
        mask = self.every
        for rule in MASK_RULES:
            if not self.ground.left.drops(rule.CODE, body=body.id):
                mask &= rule.mask(self.ground, self, body)
        for seat in self.needed(body):
            mask &= self.seat(body, seat)
        return mask & self._with_holders(body)

    def _with_holders(self, body: BodySpec) -> int:
        """When enough seats that take turns may come for the meeting's duties."""
        if not duty_holder.binds(self.ground, body.id):
            return self.every
        always = self.needed(body)
        wanted = self._wanted_holders(body) - sum(seat.duties for seat in always)
        counts = [self.every] + [0] * wanted
        for seat in body.seats:
            if seat.duties and seat not in always:
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
        costs = []
        for bit in at:
            cost = pref[(self.base + bit // WIDTH - 1) % 7][bit % WIDTH]
            for weight, mask in extras:
                if mask >> bit & 1:
                    cost += weight
            costs.append(cost)
        return costs

    def _extras(self, body: BodySpec) -> Iterator[tuple[int, int]]:
        """What more some days cost, and which."""
        weights = self.ground.instance.weights
        yield weights.bridge, self.bridges
        if body.school_holidays == SOFT:
            yield weights.school_soft, self.of_zones(body)
        for seat in body.seats:
            if seat.rule == OPTIONAL:
                yield weights.optional_absent, self.every & ~union(map(self.free, seat.persons))

    def _staffed(self, body: BodySpec, bit: int) -> bool:
        """Whether different people can fill the seats of a meeting (some hold two of this body)."""
        able: dict[str, list[tuple[str, str]]] = {}
        for seat in self.needed(body):
            free = self.free_of(body, seat, bit)
            able[seat.id] = []
            for person in free:  # who may hold several seats of a meeting counts once in each
                spared = self.ground.left.drops(one_place.CODE, body.id, seat.id, person)
                able[seat.id].append((person, seat.id if spared else ""))
        return len(matched(able)) == len(able)
