"""What it costs that people cannot be everywhere: seats to spare missed by those who hold several.

At each half-day, a person attends one of the meetings that count on them: the others are missed,
and paid for. No variable says which: a few numbers a day are enough. This is the least that they
can miss, and nearly always what they do miss; people for whom it is not are modelled one coming at
a time (`PeopleModel`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tourdetable.core.planner.judge.rules.people import one_place, travel, week_cap
from tourdetable.core.planner.model.commitments import Apart, Commitments, HeldPlace
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.terms.days import AM, DAY, PARTS, PM
from tourdetable.core.planner.terms.masks import WIDTH, bits

PAIR = 2


@dataclass(slots=True)
class _Day:
    """What counts on somebody on a day, part by part.

    The meetings that have nobody else, and the seats to spare; `cost`: what missing one of these
    costs, at least; `missed`: the variables of how many are.
    """

    forced: dict[str, dict[str, int]] = field(default_factory=dict)
    spare: dict[str, dict[str, int]] = field(default_factory=dict)
    cost: dict[str, int] = field(default_factory=dict)
    missed: dict[str, int] = field(default_factory=dict)

    def count(self, body: str, part: str, variable: int, cost: int | None) -> None:
        """Count on them for a meeting: they must come, or what it costs that they do not."""
        if cost is None:
            self.forced.setdefault(part, {})[body] = variable
        elif cost > 0:
            self.spare.setdefault(part, {})[body] = variable
            self.cost[part] = min(cost, self.cost.get(part, cost))

    def held(self, part: str) -> list[int]:
        """The variables of a part's meetings."""
        return list(self.of(part).values())

    def most_missed(self) -> int:
        """How many seats to spare count on them."""
        return sum(map(len, self.spare.values()))

    def is_spare(self, part: str, held: Iterable[int]) -> bool:
        """Whether one of these meetings may be missed at a part of the day."""
        return not set(self.spare.get(part, {}).values()).isdisjoint(held)

    def of(self, part: str) -> dict[str, int]:
        """By body, the variables of a part's meetings."""
        return {**self.forced.get(part, {}), **self.spare.get(part, {})}


class AbsencesModel:
    """Adds what some people must miss to a dates model."""

    def __init__(self, dates: DatesModel, people: Iterable[str]) -> None:
        self.dates, self.model, self.masks = dates, dates.model, dates.masks
        self.apart = Apart(dates.ground)
        self.commitments = Commitments(dates.masks, [year.body for year in dates.years])
        self.days: dict[str, dict[int, _Day]] = {}
        for person in sorted(people):
            self._person(person)
        for person in sorted(self.days):
            self._partner(person)

    def _person(self, person: str) -> None:
        held = self._held(person)
        if len(held) > 1 and not all(needed for _, needed in held):
            days = self.days[person] = self._days(person, held)
            for _, day in sorted(days.items()):
                self._missed(day)
            self._weeks(person, days)

    def _held(self, person: str) -> list[tuple[HeldPlace, bool]]:
        """The seats that keep a person in one place, one a body; whether each must be filled."""
        found: dict[str, tuple[HeldPlace, bool]] = {}
        known = ((self.commitments.full, True), (self.commitments.spare, False))
        drops = self.dates.ground.left.drops
        for where, needed in known:
            for commitment in where.get(person, ()):
                body = commitment.body.id
                if not drops(one_place.CODE, body, commitment.seat.id, person):
                    found.setdefault(body, (commitment, needed))
        return list(found.values())

    def _days(self, person: str, held: Sequence[tuple[HeldPlace, bool]]) -> dict[int, _Day]:
        found: dict[int, _Day] = {}
        for commitment, needed in held:
            body = commitment.body.id
            for bit, variable in self._counting(commitment, person):
                day, part = found.setdefault(bit // WIDTH, _Day()), PARTS[bit % WIDTH]
                cost = None if needed else self._price(commitment, person, bit)
                day.count(body, part, variable, cost)
        return found

    def _counting(self, commitment: HeldPlace, person: str) -> Iterator[tuple[int, int]]:
        """The meetings for which nobody else of the seat may come: bit and variable."""
        body, seat = commitment.body, commitment.seat
        mask = self.masks.comes(body, seat, person)
        for other in seat.persons:
            if other != person:
                mask &= ~self.masks.comes(body, seat, other)
        known = self.dates.by_bit[body.id]
        return ((bit, known[bit]) for bit in bits(mask & self.masks.every) if bit in known)

    def _price(self, commitment: HeldPlace, person: str, bit: int) -> int:
        """What missing a meeting costs more than coming."""
        alone, _ = self.masks.prices(commitment.seat, needed=False)
        gladly = self.masks.willing(person) >> bit & 1
        return alone if gladly else alone - self.masks.at_need

    def _missed(self, day: _Day) -> None:
        """What is missed on a day."""
        for parts in ((AM, DAY), (PM, DAY)):
            self._one_of(day, [one for part in parts for one in day.held(part)], parts)
        for held in self._far(day):
            self._one_of(day, held, (AM, PM))

    def _far(self, day: _Day) -> list[list[int]]:
        """The largest sets of meetings of both half-days, all too far from those of the other."""
        if self.dates.ground.left.touches(travel.CODE):
            return []
        found: set[tuple[int, ...]] = set()
        for part, other in ((AM, PM), (PM, AM)):
            here, there = day.of(part), day.of(other)
            far = {at: {to for to in there if self.apart.too_far(at, to)} for at in here}
            for rest in filter(None, far.values()):
                near = [here[at] for at, others in far.items() if rest <= others]
                found.add(tuple(sorted([*near, *(there[to] for to in rest)])))
        return [list(held) for held in sorted(found)]

    def _one_of(self, day: _Day, held: Sequence[int], parts: Sequence[str]) -> None:
        """Attend one of these meetings, which exclude each other, and miss the rest."""
        spare = [part for part in parts if part in day.spare]
        if len(held) > 1 and spare:
            missed = [self._slack(day, part) for part in spare]
            terms = [*((one, 1) for one in held), *((one, -1) for one in missed)]
            self.model.between(-day.most_missed(), terms, 1)

    def _slack(self, day: _Day, part: str) -> int:
        """How many meetings of a part of the day are missed: no more than are held."""
        if part not in day.missed:
            held = list(day.spare[part].values())
            missed = day.missed[part] = self.model.number(0, len(held))
            self.model.charge(missed, day.cost[part])
            if part == DAY:
                terms = [*((one, -1) for one in held), (missed, 1)]
                self.model.between(-len(held), terms, 0)
        return day.missed[part]

    # ---- Two people who share seats that must be filled

    def _partner(self, person: str) -> None:
        """What somebody and the only one with whom they share full seats miss together."""
        partners = self.commitments.partners(person)
        if len(partners) == 1 and self.commitments.partners(partners[0]) == [person]:
            other = partners[0]
            if person < other or other not in self.days:
                self._pair(person, other)

    def _pair(self, one: str, other: str) -> None:
        """Hall's condition: of meetings that exclude each other, the two attend one each."""
        shared = self._shared(one, other)
        days = [self.days.get(who) or self._forced(who) for who in (one, other)]
        for when, either in sorted(shared.items()):
            here = [known[when] for known in days if when in known]
            if any(day.spare for day in here):
                self._two_of(either, here)

    def _forced(self, person: str) -> dict[int, _Day]:
        """The days of somebody whose seats to spare are not charged."""
        return self._days(person, [one for one in self._held(person) if one[1]])

    def _shared(self, one: str, other: str) -> dict[int, _Day]:
        """The meetings for which either of two may come."""
        found: dict[int, _Day] = {}
        for commitment in self.commitments.full[one]:
            body, seat = commitment.body, commitment.seat
            if other not in seat.persons or self._free_of_place(commitment, one, other):
                continue
            mask = self.masks.comes(body, seat, one) & self.masks.comes(body, seat, other)
            known = self.dates.by_bit[body.id]
            for bit in bits(mask & self.masks.every):
                if bit in known:
                    day = found.setdefault(bit // WIDTH, _Day())
                    day.count(body.id, PARTS[bit % WIDTH], known[bit], None)
        return found

    def _free_of_place(self, commitment: HeldPlace, *people: str) -> bool:
        """Whether one of these may hold the seat from elsewhere."""
        where, drops = (commitment.body.id, commitment.seat.id), self.dates.ground.left.drops
        return any(drops(one_place.CODE, *where, person) for person in people)

    def _two_of(self, either: _Day, days: Sequence[_Day]) -> None:
        """Attend two of the meetings of each set that exclude each other, and miss the rest."""
        whole, wanted = _Day(), Counter[int]()
        for day in (either, *days):
            for part in PARTS:
                wanted.update(day.held(part))
                whole.forced.setdefault(part, {}).update(day.of(part))
        halves = [[*whole.held(half), *whole.held(DAY)] for half in (AM, PM)]
        for held in (*halves, *self._far(whole)):
            spare = [(day, part) for day in days for part in PARTS if day.is_spare(part, held)]
            if spare and sum(wanted[one] for one in held) > PAIR:
                terms = [(one, wanted[one]) for one in held]
                terms += [(self._slack(day, part), -1) for day, part in spare]
                self.model.between(-sum(day.most_missed() for day in days), terms, PAIR)

    def _weeks(self, person: str, days: Mapping[int, _Day]) -> None:
        """In each week, what is beyond the most that somebody accepts is missed too."""
        ground = self.masks.ground
        most = ground.persons[person].max_per_week
        if most is not None and not ground.left.touches(week_cap.CODE):
            for group in self._by_week(days):
                self._week([days[when] for when in group], most)

    def _by_week(self, days: Iterable[int]) -> Iterable[list[int]]:
        weeks: dict[int, list[int]] = {}
        for when in sorted(days):
            weeks.setdefault(self.masks.week(WIDTH * when), []).append(when)
        return weeks.values()

    def _week(self, days: Sequence[_Day], most: int) -> None:
        held = [one for day in days for part in PARTS for one in day.held(part)]
        costs = [cost for day in days for cost in day.cost.values()]
        if len(held) <= most or not costs:
            return
        missed = [one for day in days for one in day.missed.values()]
        missed.append(self.model.number(0, len(held)))
        self.model.charge(missed[-1], min(costs))
        terms = [*((one, 1) for one in held), *((one, -1) for one in missed)]
        self.model.between(-len(held) * len(terms), terms, most)
