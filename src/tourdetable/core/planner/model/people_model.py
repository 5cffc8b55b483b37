"""The people of a dates model: nobody in two places, nor too far, nor too often.

A single person is forced; a pair used in one pair only is counted by Hall's condition on each
clique (the meetings that force one, those that force the other, those that either may attend: two
at most); others get a variable of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from tourdetable.core.planner.judge.rules.calendar import count, gap_min
from tourdetable.core.planner.judge.rules.people import partial, quorum, week_cap
from tourdetable.core.planner.model.commitments import Apart, Commitments, HeldPlace
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.terms.days import ORDER
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.masks import WIDTH, bits

Spots = dict[str, dict[int, int]]
"""By body, the variable of each bit."""

Coming = tuple[str, str, int, str]
"""A body, a seat, a bit, and who comes."""

DAYS_IN_WEEK = 7
FIRST = 100_000
"""What a point weighs beside a seat that takes turns, attended or not."""


class PeopleModel:
    """Adds to a dates model what its people can do; those `explicit` get variables of their own.

    `only` them: nothing is said of the others, who have meetings out of the model; as many seats as
    can be that take turns are attended, among the attendances that cost least.
    """

    def __init__(
        self, dates: DatesModel, explicit: Iterable[str] = (), *, only: bool = False
    ) -> None:
        self.dates, self.model = dates, dates.model
        self.masks, self.ground = dates.masks, dates.ground
        self.apart = Apart(dates.ground)
        self.commitments = Commitments(dates.masks, [year.body for year in dates.years])
        self.allowed = {year.body.id: year.mask for year in dates.years}
        awkward = [] if only else self.commitments.awkward()
        self.explicit = set(self.commitments.around([*awkward, *explicit]))
        self._done: set[tuple[object, ...]] = set()
        self.comings: dict[Coming, int] = {}
        self._expected: dict[tuple[str, int], list[int]] = {}
        self._scale, self._bonus = (FIRST, 1) if only else (1, 0)
        if not only:
            for year in dates.years:
                self._owed(year.body)
        self._explicit_people()
        if not only:
            self._count_heads()

    def coming(self, body: str, seat: str, bit: int) -> list[int]:
        """The variables of those who may come for a seat at a meeting, none when it has none."""
        return self._of_seat[body, seat, bit]

    def _count_heads(self) -> None:
        asked = {year.body.id for year in self.dates.years if not year.held}
        for person in self.commitments.busy():
            if person not in self.explicit and self._is_asked(person, asked):
                self._person(person)

    def _is_asked(self, person: str, asked: Collection[str]) -> bool:
        """Whether a body whose dates are sought needs somebody, or who shares a seat with them."""
        people = [person, *self.commitments.partners(person)]
        full = self.commitments.full
        return any(one.body.id in asked for who in people for one in full.get(who, ()))

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
        held = sorted(self.commitments.full[person], key=lambda one: one.body.id)
        bodies, vacant = (
            [one.body.id for one in held],
            [self.masks.vacant(one.seat) for one in held],
        )
        spots = dict(zip(bodies, map(self._while_held, bodies, vacant), strict=True))
        if self._is_new(tuple(bodies), tuple(vacant), self.apart.exempt(person, bodies)):
            self._one_at_a_time(person, bodies, [spots], 1)
        self._weekly([person], [spots])

    def _while_held(self, body: str, vacant: int) -> dict[int, int]:
        """The meetings of a body, but when somebody's seat is vacant."""
        known = self.dates.by_bit[body]
        return {b: v for b, v in known.items() if not vacant >> b & 1} if vacant else known

    def _is_new(self, *key: object) -> bool:
        """Whether this is asked for the first time."""
        new = key not in self._done
        self._done.add(key)
        return new

    def _pair(self, one: str, other: str) -> None:
        """Hall's condition: those that force each, and all of them for the two together."""
        everyone = self._forced(one, other)
        bodies = sorted({body for spots in everyone for body in spots})
        if len(bodies) > 1:
            groups = (([one], everyone[:1]), ([other], everyone[1:2]), ([one, other], everyone))
            for persons, spots in groups:
                self._one_at_a_time(persons[0], bodies, spots, len(persons))
            for persons, spots in groups:
                self._weekly(persons, spots)

    def _forced(self, one: str, other: str) -> tuple[Spots, Spots, Spots]:
        """The meetings that force one of a pair, those that force the other, and the rest."""
        found: tuple[Spots, Spots, Spots] = {}, {}, {}
        for commitment in self.commitments.held(one, other):
            body = commitment.body.id
            first, second = self._mask(commitment, one), self._mask(commitment, other)
            masks = (first & ~second, second & ~first, first & second)
            for spots, mask in zip(found, masks, strict=True):
                if mask:
                    spots.setdefault(body, {}).update(self._spots(body, mask))
        return found

    def _mask(self, commitment: HeldPlace, person: str) -> int:
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
        if self._is_new(most, *sorted(literals)):
            self.model.at_most(literals, most)

    def _weekly(self, persons: Sequence[str], kinds: Sequence[Spots]) -> None:
        """In each week, at most what these people accept together."""
        most = 0
        for person in persons:
            cap = self.ground.persons[person].max_per_week
            if cap is None:
                return
            most += cap
        if self._may_exceed(kinds, most):
            for _, literals in sorted(self._by_week(persons, kinds).items()):
                if len(literals) > most:
                    self._at_most(literals, most)

    def _by_week(self, persons: Sequence[str], kinds: Sequence[Spots]) -> dict[int, list[int]]:
        """The variables of the meetings that count, week by week."""
        weeks: dict[int, list[int]] = {}
        for spots in kinds:
            for body, found in sorted(spots.items()):
                if not any(self.ground.spares(week_cap.CODE, body, person) for person in persons):
                    for bit, variable in found.items():
                        weeks.setdefault(self.masks.week(bit), []).append(variable)
        return weeks

    def _may_exceed(self, kinds: Sequence[Spots], cap: int) -> bool:
        bodies = {body for spots in kinds for body in spots}
        return sum(self._most_in_a_week(self.ground.bodies[body]) for body in bodies) > cap

    def _most_in_a_week(self, body: BodySpec) -> int:
        gap = gap_min.least(self.ground, body)
        apart = (DAYS_IN_WEEK - 1) // gap + 1 if gap else WIDTH * DAYS_IN_WEEK
        return min(count.most(self.ground, body), apart)

    # ---- Part-time seats

    def _owed(self, body: BodySpec) -> None:
        """A necessary count: enough meetings when somebody of the seat is free."""
        at_all = body.meetings if count.binds(self.ground, body.id) else 0
        for seat in partial.owing(self.ground, body):
            possible = self._spots(body.id, self.masks.seat(body, seat))
            if len(possible) < len(self.dates.by_bit[body.id]) or seat.least > at_all:
                variables = list(possible.values())
                self.model.total(seat.least, variables, max(seat.least, len(variables)))

    # ---- People who get variables

    def _explicit_people(self) -> None:
        for person in sorted(self.explicit):
            for commitment in self._unseen(self.commitments.full.get(person, ())):
                self._choose(commitment, needed=True)
            for commitment in self._unseen(self.commitments.spare.get(person, ())):
                self._come_as_owed(commitment, self._choose(commitment, needed=False))
        for year in self.dates.years:
            self._quorum(year.body)
        for person in sorted(self.explicit):
            self._own_constraints(person)

    def _come_as_owed(self, commitment: HeldPlace, came: Sequence[int]) -> None:
        body, seat = commitment.body, commitment.seat
        if partial.binds(self.ground, body.id, seat):
            self.model.total(seat.least, came, max(seat.least, len(came)))

    def _unseen(self, held: Iterable[HeldPlace]) -> Iterator[HeldPlace]:
        return (c for c in held if self._is_new("seat", c.body.id, c.seat.id))

    def _choose(self, commitment: HeldPlace, *, needed: bool) -> list[int]:
        """Who comes for a seat at each option: exactly one; one at most for one to spare."""
        body, seat = commitment.body, commitment.seat
        came: list[int] = []
        for bit, held in self.dates.by_bit[body.id].items():
            free = self.masks.free_of(body, seat, bit)
            if needed and len(free) == 1:
                self.comings[body.id, seat.id, bit, free[0]] = held
            elif free:
                came += self._comers(commitment, bit, free, needed=needed)
        return came

    def _comers(
        self, commitment: HeldPlace, bit: int, free: Sequence[str], *, needed: bool
    ) -> list[int]:
        """A variable for each who may come to a meeting: one comes, or one at most if not needed.

        What the date was charged for the seat already is the least that it costs.
        """
        body, seat = commitment.body.id, commitment.seat
        alone, unwilling = self.masks.prices(seat, needed=needed)
        glad = [person for person in free if self.masks.willing(person) >> bit & 1]
        paid = 0 if glad else unwilling
        variables = []
        for person in free:
            variable = self.comings[body, seat.id, bit, person] = self.model.booleans(1)
            cost = 0 if person in glad else self.masks.at_need - paid
            self.model.charge(variable, cost * self._scale)
            variables.append(variable)
        held = self.dates.by_bit[body][bit]
        terms = [(held, -1), *((variable, 1) for variable in variables)]
        self.model.between(0 if needed else -1, terms, 0)
        if not needed:
            self._spare(commitment, bit, variables, alone - paid)
        return variables

    def _spare(self, commitment: HeldPlace, bit: int, variables: Sequence[int], cost: int) -> None:
        """A seat attended by one of these, or missed.

        An inequality, not an equation: the solver would put costs below 0 in place of `absent`.
        """
        body, seat = commitment.body.id, commitment.seat
        absent = self.model.booleans(1)
        self.model.charge(absent, cost * self._scale + self._bonus * seat.duties)
        self.model.some([*variables, absent, -1 - self.dates.by_bit[body][bit]])
        if seat.expected and not seat.guest:
            self._expected.setdefault((body, bit), []).extend(variables)

    def _quorum(self, body: BodySpec) -> None:
        """Enough seats attended, where those who have variables could leave too few."""
        others = self._others(body)
        for bit, held in self.dates.by_bit[body.id].items():
            came = self._expected.get((body.id, bit))
            if not came:
                continue
            wanted = quorum.least(self.ground, body, self.masks.when(bit)[0])
            short = wanted - sum(mask >> bit & 1 for mask in others)
            if short > 0:
                terms = [(variable, 1) for variable in came]
                self.model.between(0, [*terms, (held, -short)], len(came))

    def _others(self, body: BodySpec) -> list[int]:
        """When somebody comes, as far as is known, for each expected seat without variables."""
        spare, found = self.masks.spare(body), list[int]()
        for seat in body.counted:
            if seat not in spare:
                found.append(self.masks.every & ~self.masks.vacant(seat))
            elif self.explicit.isdisjoint(seat.persons):
                found.append(self.masks.seat(body, seat))
        return found

    def _own_constraints(self, person: str) -> None:
        """One place at a time, one seat a meeting, and the week's most."""
        spots: Spots = {}
        for (body, _, bit, _), variable in self._like_the_others(person):
            here = spots.setdefault(body, {})
            if here.setdefault(bit, variable) != variable:
                self._same_meeting(person, body, bit)
        self._one_at_a_time(person, sorted(spots), [spots, *self._second(person, spots)], 1)
        self._clashing(person)
        self._weekly([person], [self._counted(person)])

    def _like_the_others(self, person: str) -> Iterator[tuple[Coming, int]]:
        """The comings of somebody for seats that the same rules bind as the others of a body."""
        for coming, variable in self._of[person]:
            if not self.commitments.singular(person, *coming[:2]):
                yield coming, variable

    def _clashing(self, person: str) -> None:
        """Two by two, what seats unlike the others of their body cannot be with."""
        usual = {coming for coming, _ in self._like_the_others(person)}
        for one, variable in self._of[person]:
            if one in usual:
                continue
            for other, beside in self._of[person]:
                same_day = one[2] // WIDTH == other[2] // WIDTH
                if same_day and variable != beside and self.apart.clash(person, one[:3], other[:3]):
                    self._at_most(sorted((variable, beside)), 1)

    def _counted(self, person: str) -> Spots:
        """The meetings that count for the week's most; one that is attended twice counts once."""
        found: Spots = {}
        drops = self.ground.left.drops
        for (body, seat, bit, _), variable in self._of[person]:
            if not drops(week_cap.CODE, body, seat, person):
                here = found.setdefault(body, {})
                before = here.setdefault(bit, variable)
                if before != variable:
                    here[bit] = self._either(before, variable)
        return found

    def _either(self, one: int, other: int) -> int:
        """A variable that holds when one of two does."""
        either = self.model.booleans(1)
        for variable in (one, other):
            self.model.some([either, -1 - variable])
        return either

    @cached_property
    def _of(self) -> defaultdict[str, list[tuple[Coming, int]]]:
        """By person, their variables, once all are made."""
        found = defaultdict[str, list[tuple[Coming, int]]](list)
        for coming, variable in self.comings.items():
            found[coming[3]].append((coming, variable))
        return found

    @cached_property
    def _of_seat(self) -> defaultdict[tuple[str, str, int], list[int]]:
        """By body, seat and bit, the variables of those who come, once all are made."""
        found = defaultdict[tuple[str, str, int], list[int]](list)
        for (body, seat, bit, _), variable in self.comings.items():
            found[body, seat, bit].append(variable)
        return found

    def _same_meeting(self, person: str, body: str, bit: int) -> None:
        known = self._like_the_others(person)
        mine = {v for (at, _, when, _), v in known if (at, when) == (body, bit)}
        self._at_most(sorted(mine), 1)

    def _second(self, person: str, spots: Spots) -> list[Spots]:
        """The variables of other seats in one meeting: all second ones, then all third ones…"""
        found: list[Spots] = []
        for (body, _, bit, _), variable in self._like_the_others(person):
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
