"""The people of a dates model: nobody in two places, nor too far, nor too often.

A single person is forced; a pair used in one pair only is counted by Hall's condition on each
clique (the meetings that force one, those that force the other, those that either may attend: two
at most); others get a variable of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tourdetable.core.planner.judge.rules.calendar import gap_min
from tourdetable.core.planner.judge.rules.people import one_place, partial, week_cap
from tourdetable.core.planner.model.commitments import Apart, Commitment, Commitments
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.terms.days import ORDER, week
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.masks import WIDTH, bits

Spots = dict[str, dict[int, int]]
"""By body, the variable of each bit."""

DAYS_IN_WEEK, WORKDAYS = 7, 5
PAIR = 2


class PeopleModel:
    """Adds to a dates model what its people can do; those `explicit` get variables of their own."""

    def __init__(
        self, dates: DatesModel, commitments: Commitments, explicit: Iterable[str] = ()
    ) -> None:
        self.dates, self.model = dates, dates.model
        self.masks, self.ground = dates.masks, dates.ground
        self.commitments, self.apart = commitments, Apart(dates.ground)
        self.allowed = {year.body.id: year.mask for year in dates.years}
        self.explicit = set(commitments.around([*commitments.awkward(), *explicit]))
        self._done: set[tuple[object, ...]] = set()
        self.comings: dict[tuple[str, str, int, str], int] = {}
        for body in (year.body for year in dates.years):
            self._owed(body)
        self._explicit_people()
        for person in commitments.busy():
            if person not in self.explicit:
                self._person(person)

    # ---- People who are settled by counting

    def _person(self, person: str) -> None:
        partners = self.commitments.partners(person)
        if not partners:
            self._single(person)
        elif person < partners[0]:
            self._pair(person, partners[0])
        elif len(self.commitments.full[partners[0]]) == 1:
            self._pair(partners[0], person)

    def _single(self, person: str) -> None:
        bodies = sorted({commitment.body.id for commitment in self.commitments.full[person]})
        cap = self.ground.persons[person].max_per_week
        key = (tuple(bodies), self.apart.exempt(person, bodies))
        if key not in self._done:
            self._done.add(key)
            spots = {body: self.dates.by_bit[body] for body in bodies}
            self._one_at_a_time(person, bodies, [spots], 1)
        self._weekly([person], [{body: self.dates.by_bit[body] for body in bodies}], [cap], person)

    def _pair(self, one: str, other: str) -> None:
        """Hall's condition: those that force each, and all of them for the two together."""
        everyone = self._forced(one, other)
        forced_one, forced_other, either = everyone
        bodies = sorted({*forced_one, *forced_other, *either})
        if len(bodies) > 1:
            self._one_at_a_time(one, bodies, [forced_one], 1)
            self._one_at_a_time(other, bodies, [forced_other], 1)
            self._one_at_a_time(one, bodies, everyone, 2)
            caps = [self.ground.persons[person].max_per_week for person in (one, other)]
            self._weekly([one], [forced_one], caps[:1], one)
            self._weekly([other], [forced_other], caps[1:], other)
            self._weekly([one, other], everyone, caps, one)

    def _forced(self, one: str, other: str) -> tuple[Spots, Spots, Spots]:
        """The meetings that force one of a pair, those that force the other, and the rest."""
        found: tuple[Spots, Spots, Spots] = {}, {}, {}
        held = [*self.commitments.full.get(one, ()), *self.commitments.full.get(other, ())]
        for commitment in {(c.body.id, c.seat.id): c for c in held}.values():
            body = commitment.body.id
            first, second = self._mask(commitment, one), self._mask(commitment, other)
            masks = (first & ~second, second & ~first, first & second)
            for spots, mask in zip(found, masks, strict=True):
                if mask & self.allowed[body]:
                    spots.setdefault(body, {}).update(self._spots(body, mask))
        return found

    def _mask(self, commitment: Commitment, person: str) -> int:
        if person not in commitment.seat.persons:
            return 0
        return (
            self.masks.comes(commitment.body, commitment.seat, person)
            & self.allowed[commitment.body.id]
        )

    def _spots(self, body: str, mask: int) -> dict[int, int]:
        variables = self.dates.by_bit[body]
        return {bit: variables[bit] for bit in bits(mask & self.allowed[body])}

    def _one_at_a_time(
        self, person: str, bodies: Sequence[str], kinds: Sequence[Spots], most: int
    ) -> None:
        """On each clique of each day, at most so many of these meetings."""
        spots = _by_part(kinds)
        for clique in self.apart.cliques(person, bodies):
            days: dict[int, list[int]] = {}
            for body, part in clique:
                for day, variable in spots.get((body, ORDER[part]), ()):
                    days.setdefault(day, []).append(variable)
            for _, literals in sorted(days.items()):
                if len(literals) > most:
                    self._at_most(literals, most)

    def _at_most(self, literals: list[int], most: int) -> None:
        key = (most, *sorted(literals))
        if key in self._done:
            return
        self._done.add(key)
        self.model.at_most(literals, most)

    def _weekly(
        self, persons: Sequence[str], kinds: Sequence[Spots], caps: Sequence[int | None], who: str
    ) -> None:
        """In each week, at most what these people accept together."""
        known = [cap for cap in caps if cap is not None]
        if len(known) < len(persons) or not self._may_exceed(kinds, sum(known)):
            return
        for _, literals in sorted(self._by_week(persons, kinds).items()):
            if len(literals) > sum(known):
                self._at_most(literals, sum(known))

    def _by_week(self, persons: Sequence[str], kinds: Sequence[Spots]) -> dict[int, list[int]]:
        """The variables of the meetings that count, week by week."""
        weeks: dict[int, list[int]] = {}
        for spots in kinds:
            for body, found in sorted(spots.items()):
                if not any(self.ground.spares(week_cap.CODE, body, person) for person in persons):
                    for bit, variable in found.items():
                        weeks.setdefault(self._week(bit), []).append(variable)
        return weeks

    def _week(self, bit: int) -> int:
        return week(date.fromordinal(self.masks.base + bit // WIDTH))

    def _may_exceed(self, kinds: Sequence[Spots], cap: int) -> bool:
        bodies = {body for spots in kinds for body in spots}
        return sum(self._most_in_a_week(self.ground.bodies[body]) for body in bodies) > cap

    def _most_in_a_week(self, body: BodySpec) -> int:
        gap = gap_min.least(self.ground, body)
        return min(body.meetings, (DAYS_IN_WEEK - 1) // gap + 1) if gap else DAYS_IN_WEEK

    # ---- Part-time seats

    def _owed(self, body: BodySpec) -> None:
        """A necessary count: enough meetings when somebody of the seat is free."""
        for seat in partial.owing(self.ground, body):
            possible = self._spots(body.id, self.masks.seat(body, seat))
            if len(possible) < len(self.dates.by_bit[body.id]) or seat.least > body.meetings:
                variables = list(possible.values())
                self.model.total(seat.least, variables, max(seat.least, len(variables)))

    # ---- People who get variables

    def _explicit_people(self) -> None:
        for person in sorted(self.explicit):
            for commitment in self.commitments.full.get(person, ()):
                self._choose(commitment, owed=False)
            for commitment in self.commitments.partial.get(person, ()):
                self._choose(commitment, owed=True)
        for person in sorted(self.explicit):
            self._own_constraints(person)

    def _choose(self, commitment: Commitment, *, owed: bool) -> None:
        """Who comes for a seat at each option: exactly one; one at most for a part-time one."""
        body, seat = commitment.body, commitment.seat
        if ("seat", body.id, seat.id) in self._done:
            return
        self._done.add(("seat", body.id, seat.id))
        came: list[int] = []
        for bit, held in self.dates.by_bit[body.id].items():
            free = [p for p in seat.persons if self.masks.comes(body, seat, p) >> bit & 1]
            if not owed and len(free) == 1:
                self.comings[body.id, seat.id, bit, free[0]] = held
            else:
                came += self._comers(commitment, bit, free, owed=owed)
        if owed:
            self.model.total(seat.least, came, max(seat.least, len(came)))

    def _comers(
        self, commitment: Commitment, bit: int, free: Sequence[str], *, owed: bool
    ) -> list[int]:
        """A variable for each who may come to a meeting: one comes, or one at most when `owed`."""
        body, seat = commitment.body.id, commitment.seat.id
        variables = [self.model.booleans(1) for _ in free]
        for person, variable in zip(free, variables, strict=True):
            self.comings[body, seat, bit, person] = variable
        terms = [(variable, 1) for variable in variables]
        held = self.dates.by_bit[body][bit]
        self.model.between(-1 if owed else 0, [*terms, (held, -1)], 0)
        return variables

    def _own_constraints(self, person: str) -> None:
        """One place at a time, one seat a meeting, and the week's most."""
        spots: Spots = {}
        for (body, seat, bit, who), variable in self._mine(person):
            del seat, who
            here = spots.setdefault(body, {})
            if bit in here and here[bit] != variable:
                self._same_meeting(person, body, bit)
            else:
                here[bit] = variable
        second = self._second(person, spots)
        self._one_at_a_time(person, sorted(spots), [spots, *second], 1)
        apart = [self._bound(more, person) for more in second]
        cap = self.ground.persons[person].max_per_week
        self._weekly([person], [spots, *apart], [cap], person)

    def _bound(self, spots: Spots, person: str) -> Spots:
        """The meetings of bodies where somebody may not hold several seats."""
        spares = self.ground.spares
        return {b: at for b, at in spots.items() if not spares(one_place.CODE, b, person)}

    def _mine(self, person: str) -> list[tuple[tuple[str, str, int, str], int]]:
        if not hasattr(self, "_by_person"):
            self._by_person: dict[str, list[tuple[tuple[str, str, int, str], int]]] = {}
            for key, variable in self.comings.items():
                self._by_person.setdefault(key[3], []).append((key, variable))
        return self._by_person.get(person, [])

    def _same_meeting(self, person: str, body: str, bit: int) -> None:
        if not self.ground.spares(one_place.CODE, body, person):
            mine = [
                variable for key, variable in self._mine(person) if key[0] == body and key[2] == bit
            ]
            self._at_most(sorted(set(mine)), 1)

    def _second(self, person: str, spots: Spots) -> list[Spots]:
        """The variables of other seats in one meeting: all second ones, then all third ones…"""
        found: list[Spots] = []
        for (body, _, bit, _), variable in self._mine(person):
            if spots[body][bit] != variable:
                later = next((more for more in found if bit not in more.get(body, {})), None)
                if later is None:
                    found.append(later := {})
                later.setdefault(body, {})[bit] = variable
        return found


def _by_part(kinds: Sequence[Spots]) -> dict[tuple[str, int], list[tuple[int, int]]]:
    """By body and part of the day, the days of these variables."""
    found: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for spots in kinds:
        for body, here in spots.items():
            for bit, variable in here.items():
                found.setdefault((body, bit % WIDTH), []).append((bit // WIDTH, variable))
    return found
