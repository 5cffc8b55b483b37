"""The attendance subproblem: who comes for each seat, the dates being known.

Seats are filled greedily: those that must come, what the others owe, then whoever can come besides.
People whom that leaves short, or who are missed though somebody of their seat could come, are
settled exactly, by a model with a variable for each of their comings: what the seats that nobody
attends cost is then the least on these dates (adr/0044).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from tourdetable.core.planner.judge.rules.people import partial, quorum
from tourdetable.core.planner.model.commitments import Commitments
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.duties_model import keep_duties
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.model.solver import LIGHT
from tourdetable.core.planner.search.bookings import Booking, Bookings
from tourdetable.core.planner.search.rotation.turns import can_share, duty_seats
from tourdetable.core.planner.terms.grouping import connected
from tourdetable.core.planner.terms.instance import ALL, OPTIONAL, PARTIAL, BodySpec, SeatSpec
from tourdetable.core.planner.terms.plan import FEASIBLE, OPTIMAL

Chosen = Mapping[str, Sequence[int]]
"""By body, the bits of its meetings, in order."""

Choices = Mapping[tuple[str, str, int], str]
"""By body, seat and bit, who comes."""

EFFORT = 5.0
"""Units of the solver's work to settle a group of people on given dates."""


@dataclass(slots=True)
class Attendees:
    """Who comes, by meeting (body and bit) and seat.

    `short` cannot do all that is asked; `missed` hold seats that cost more than these dates must,
    or share one with somebody who does; `dear`: how much, told of one person a seat.
    """

    of: dict[tuple[str, int], dict[str, str]] = field(default_factory=dict)
    short: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    dear: Mapping[str, int] = field(default_factory=dict)


class _Place(NamedTuple):
    """A seat to fill at a meeting."""

    body: BodySpec
    seat: SeatSpec
    bit: int

    def taken_by(self, person: str) -> Booking:
        return Booking(person, self.body.id, self.seat.id, self.bit)


class _Kept:
    """Those who come as before: all but who is `asked` (None: everybody is)."""

    def __init__(
        self, asked: Iterable[str] | None = None, standing: Iterable[Booking] = ()
    ) -> None:
        self.asked = None if asked is None else frozenset(asked)
        self.bookings = [one for one in standing if one.person not in (self.asked or ())]

    def is_asked(self, seat: SeatSpec) -> bool:
        """Whether somebody of a seat is."""
        return self.asked is None or not self.asked.isdisjoint(seat.persons)


def _standing(
    masks: Masks, bodies: Sequence[BodySpec], chosen: Chosen, before: Choices
) -> Iterator[Booking]:
    """The choices of before that absences allow, on the chosen dates."""
    for body in bodies:
        for seat in body.seats:
            when = dict(masks.coming(body, seat))
            for bit in chosen[body.id]:
                person = before.get((body.id, seat.id, bit))
                if person is not None and when.get(person, 0) >> bit & 1:
                    yield Booking(person, body.id, seat.id, bit)


class _Filling:
    """One go at filling the seats; `fixed` are choices already known to work.

    The seats of people who are `settled` so cost the least as they are.
    """

    def __init__(
        self,
        masks: Masks,
        bodies: Sequence[BodySpec],
        chosen: Chosen,
        fixed: Choices,
        before: Choices,
        kept: _Kept,
        settled: Collection[str],
    ) -> None:
        self.masks, self.chosen, self.before, self.kept = masks, chosen, before, kept
        self.settled = frozenset(settled)
        self.bookings, self.bodies = Bookings(masks), bodies
        self.of: dict[tuple[str, int], dict[str, str]] = {
            (body.id, bit): {} for body in bodies for bit in chosen[body.id]
        }
        self.short: list[str] = []
        for meeting, person in fixed.items():
            self._book(Booking(person, *meeting))

    def run(self) -> None:
        """Those who come as before, full seats, then part-time ones up to what they owe."""
        for booking in self.kept.bookings:
            filled = booking.seat in self.of[booking.body, booking.bit]
            if not filled and self.bookings.can(booking):
                self._book(booking)
        self._fill_full()
        if not self.short:
            self._fill_owed()

    def welcome(self) -> None:
        """Part-time seats beyond what they owe, then optional ones; those who take turns first.

        A full seat that need not be filled (its rule left out) comes when it can.
        """
        for taking_turns in (True, False):
            for rule in (ALL, PARTIAL, OPTIONAL):
                for body, seat in self._seats(rule):
                    if seat.duties == taking_turns:
                        self._come(body, seat, self.chosen[body.id], len(self.chosen[body.id]))

    def _seats(self, rule: str) -> Iterator[tuple[BodySpec, SeatSpec]]:
        for body in self.bodies:
            for seat in body.seats:
                if seat.rule == rule:
                    yield body, seat

    def _book(self, booking: Booking) -> None:
        self.bookings.add(booking)
        self.of[booking.body, booking.bit][booking.seat] = booking.person

    def _free(self, place: _Place) -> list[str]:
        """Who of a seat is there: last who comes only if need be.

        First who was already to come, then those who come least.
        """
        body, seat, bit = place
        found = self.masks.free_of(body, seat, bit)
        if len(found) == 1:
            return found
        before, total = self.before.get((body.id, seat.id, bit)), self.bookings.total

        def order(person: str) -> tuple[bool, bool, int]:
            return self._reluctant(person, bit), person != before, total.get(person, 0)

        return sorted(found, key=order)

    def _reluctant(self, person: str, bit: int) -> bool:
        return not self.masks.willing(person) >> bit & 1

    # ---- What is missed

    def missed(self) -> dict[str, int]:
        """By people of the seats that cost more than these dates must, how much (told of one)."""
        found: dict[str, int] = {}
        for body in self.bodies:
            needed = self.masks.needed(body)
            for seat in filter(self.kept.is_asked, (*needed, *self.masks.spare(body))):
                least = self.masks.prices(seat, needed=seat in needed)
                for bit in self.chosen[body.id]:
                    dear = self._dear(_Place(body, seat, bit), *least)
                    for person in seat.persons if dear else ():
                        found[person] = found.get(person, 0) + dear
                        dear = 0
        return found

    def _dear(self, place: _Place, alone: int, unwilling: int) -> int:
        """How much more a seat costs at a meeting than it must."""
        body, seat, bit = place
        free = self.masks.free_of(body, seat, bit)
        if not free:
            return 0
        least = unwilling if all(self._reluctant(person, bit) for person in free) else 0
        person = self.of[body.id, bit].get(seat.id)
        if person is None:
            return max(0, alone - least)
        return max(0, self.masks.at_need - least) if self._reluctant(person, bit) else 0

    def thin(self, with_duties: Collection[str]) -> list[str]:
        """The people of the bodies that meet without their quorum, or somebody for each duty."""
        thin = (body for body in self.bodies if self._is_thin(body, with_duties))
        return sorted({person for body in thin for seat in body.seats for person in seat.persons})

    def _is_thin(self, body: BodySpec, with_duties: Collection[str]) -> bool:
        if any(self._lacks_quorum(body, bit) for bit in self.chosen[body.id]):
            return True
        takers = duty_seats(body)
        there = [self.of[body.id, bit] for bit in sorted(self.chosen[body.id])]
        present = [[seat for seat in takers if seat in coming] for coming in there]
        return body.id in with_duties and not can_share(self.masks.ground, body, present)

    def _lacks_quorum(self, body: BodySpec, bit: int) -> bool:
        coming = self.of[body.id, bit]
        wanted = quorum.least(self.masks.ground, body, self.masks.when(bit)[0])
        return sum(seat.id in coming for seat in body.counted) < wanted

    # ---- Full seats

    def _fill_full(self) -> None:
        """Seats with one person there, then those with a choice, week by week."""
        choices: dict[int, list[_Place]] = {}
        for place in self._empty_places():
            free = self._free(place)
            if len(free) == 1:
                booking = place.taken_by(free[0])
                if not self.bookings.can(booking):
                    self.short += place.seat.persons
                self._book(booking)
            else:
                choices.setdefault(self.masks.week(place.bit), []).append(place)
        for _, places in sorted(choices.items()):
            for group in connected(places, lambda place: place.seat.persons):
                if not self._backtrack(group, 0):
                    self.short += sorted({who for place in group for who in place.seat.persons})

    def _empty_places(self) -> Iterator[_Place]:
        for body in self.bodies:
            for seat in self.masks.needed(body):
                vacant = self.masks.vacant(seat)
                for bit in self.chosen[body.id]:
                    if seat.id not in self.of[body.id, bit] and not vacant >> bit & 1:
                        yield _Place(body, seat, bit)

    def _backtrack(self, group: Sequence[_Place], at: int) -> bool:
        """Try each holder in turn (groups are a week's seats of one pair: very few)."""
        if at == len(group):
            return True
        for person in self._free(group[at]):
            booking = group[at].taken_by(person)
            if self.bookings.can(booking):
                self._book(booking)
                if self._backtrack(group, at + 1):
                    return True
                self.bookings.remove(booking)
                del self.of[booking.body, booking.bit][booking.seat]
        return False

    # ---- Part-time seats

    def _fill_owed(self) -> None:
        """The seats with least room to choose first."""
        waiting = []
        for body, seat in self._seats(PARTIAL):
            if partial.binds(self.masks.ground, body.id, seat):
                at = [bit for bit in self.chosen[body.id] if self._free(_Place(body, seat, bit))]
                waiting.append((body, seat, at))
        waiting.sort(key=lambda owed: (len(owed[2]) - owed[1].least, owed[0].id, owed[1].id))
        for body, seat, at in waiting:
            if self._come(body, seat, at, seat.least, owed=True) < seat.least:
                self.short += seat.persons

    def _come(
        self, body: BodySpec, seat: SeatSpec, at: Sequence[int], most: int, *, owed: bool = False
    ) -> int:
        """Come when somebody can, until `most` times; how often the seat comes then."""
        came = sum(seat.id in self.of[body.id, bit] for bit in at)
        for bit in at:
            if came >= most:
                break
            came += self._come_once(_Place(body, seat, bit), owed=owed)
        return came

    def _worth(self, body: BodySpec, seat: SeatSpec) -> bool:
        """Whether a seat had better be attended by somebody who comes only if need be.

        One that takes turns had, until it is known that it need not.
        """
        alone, _ = self.masks.prices(seat, needed=False)
        takes_turns = seat.duties and bool(body.duties) and self.settled.isdisjoint(seat.persons)
        return takes_turns or (seat.expected and alone >= self.masks.at_need)

    def _come_once(self, place: _Place, *, owed: bool) -> bool:
        if place.seat.id in self.of[place.body.id, place.bit]:
            return False
        worth = owed or self._worth(place.body, place.seat)
        for person in self._free(place):
            if not worth and self._reluctant(person, place.bit):
                continue
            booking = place.taken_by(person)
            if self.bookings.can(booking):
                self._book(booking)
                return True
        return False


def attend(
    masks: Masks,
    bodies: Sequence[BodySpec],
    chosen: Chosen,
    before: Choices | None = None,
    with_duties: Collection[str] = (),
    *,
    thorough: bool = True,
    touched: Iterable[str] | None = None,
) -> Attendees:
    """Who comes; where a greedy filling fails, an exact one is sought before giving up.

    `before`: who was to come already, kept where it can be. `with_duties`: bodies where those who
    come must be enough to hold the duties. `thorough`: who is missed is settled exactly too.
    `touched`: the others come as `before`, but for those who share seats with them or fall short.
    """
    fixed: dict[tuple[str, str, int], str] = {}
    exact = _Exact(masks, bodies, chosen, with_duties)
    before, kept = before or {}, _Kept()
    if touched is not None:
        kept = _Kept(exact.commitments.around(touched), _standing(masks, bodies, chosen, before))
    while True:
        filling = _Filling(masks, bodies, chosen, fixed, before, kept, exact.settled)
        filling.run()
        short = exact.settle(filling.short, fixed)
        if short:
            return Attendees(filling.of, sorted(short))
        if filling.short:
            continue
        filling.welcome()
        thin = filling.thin(with_duties)
        missed = filling.missed() if thorough else {}
        if not exact.improve(thin, missed, fixed):
            around = exact.commitments.around
            stuck = around({*thin, *exact.stuck}) if thin else []
            return Attendees(filling.of, stuck, around(missed), missed)


class _Exact:
    """Exact attendance of the people whom a greedy filling leaves short, each asked about once."""

    def __init__(
        self,
        masks: Masks,
        bodies: Sequence[BodySpec],
        chosen: Chosen,
        with_duties: Collection[str],
    ) -> None:
        self.masks, self.bodies, self.chosen = masks, bodies, chosen
        self.with_duties = with_duties
        self.tried: list[set[str]] = []
        self.stuck: set[str] = set()
        self.settled: set[str] = set()

    @cached_property
    def commitments(self) -> Commitments:
        """Who holds which seats."""
        return Commitments(self.masks, self.bodies)

    def settle(self, short: Iterable[str], fixed: dict[tuple[str, str, int], str]) -> list[str]:
        """Add to the `fixed` choices those of these people; those for whom nothing works."""
        failed: list[str] = []
        for group in self.commitments.clusters(short):
            if not self._tried(group, fixed):
                failed += group
        return failed

    def improve(
        self,
        thin: Sequence[str],
        missed: Iterable[str],
        fixed: dict[tuple[str, str, int], str],
    ) -> bool:
        """Add choices that serve these people better; whether there were any to try.

        A body without its quorum, or somebody for each duty, is settled as a whole.
        """
        if thin:
            return self._tried(self.commitments.around(thin), fixed)
        tries = [self._tried(group, fixed) for group in self.commitments.clusters(missed)]
        return any(tries)

    def _tried(self, people: Iterable[str], fixed: dict[tuple[str, str, int], str]) -> bool:
        """Whether these people, asked about for the first time, can do all that is asked.

        Those who were settled together are settled together again.
        """
        group = set(people)
        for known in self.tried:
            if not known.isdisjoint(group):
                group |= known
        found = None if group in self.tried else self._choices(sorted(group))
        self.tried.append(group)
        if found is None:
            self.stuck |= group
            return False
        self.settled |= group
        for key in [key for key, person in fixed.items() if person in group]:
            del fixed[key]
        fixed.update(found)
        return True

    def _choices(self, group: Sequence[str]) -> Choices | None:
        """What these people may do on the chosen dates, all that is asked of them being done.

        All their bodies are there, and nobody else is answered for, whose bodies are not.
        """
        bodies = self._bodies_of(group)
        years = [self.masks.settled(body, self.chosen[body.id]) for body in bodies]
        dates = DatesModel(self.masks, years, optimise=False, settled=True)
        people = PeopleModel(dates, group, only=True)
        keep_duties(people, self.with_duties)
        answer = dates.model.solve(parameters={**LIGHT, "max_deterministic_time": EFFORT})
        if answer.status not in (OPTIMAL, FEASIBLE):
            return None
        return {key[:3]: key[3] for key, held in people.comings.items() if answer.values[held]}

    def _bodies_of(self, group: Sequence[str]) -> list[BodySpec]:
        full, spare = self.commitments.full, self.commitments.spare
        touched = set[str]()
        for person in group:
            held = (*full.get(person, ()), *spare.get(person, ()))
            touched |= {commitment.body.id for commitment in held}
        return [body for body in self.bodies if body.id in touched]
