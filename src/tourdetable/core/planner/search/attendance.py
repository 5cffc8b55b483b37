"""Who comes for each seat, the dates being known: exact for the seats that must come, as many as can for the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tourdetable.core.planner.model.commitments import Apart, Commitments
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.options import WIDTH, Masks
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.terms.days import PARTS, overlap, week
from tourdetable.core.planner.terms.grouping import connected
from tourdetable.core.planner.terms.instance import ALL, OPTIONAL, PARTIAL, BodySpec, SeatSpec

Chosen = Mapping[str, Sequence[int]]
"""By body, the bits of its meetings, in order."""

Fixed = Mapping[tuple[str, str, int], str]
"""By body, seat and bit, who comes."""

Spot = tuple[str, int]
"""A meeting: its body and its bit."""


@dataclass(slots=True)
class Attendees:
    """Who comes, by meeting and seat. `short` are people who cannot do all that is asked of them on these dates."""

    of: dict[Spot, dict[str, str]] = field(default_factory=dict)
    short: list[str] = field(default_factory=list)


class Diary:
    """Where each person is expected so far."""

    def __init__(self, masks: Masks) -> None:
        self.masks, self.ground, self.apart = masks, masks.ground, Apart(masks.ground)
        self._days: dict[tuple[str, int], list[tuple[str, str, int]]] = {}
        self._weeks: dict[tuple[str, int], list[tuple[str, str, int]]] = {}
        self.total: dict[str, int] = {}

    def _keys(self, person: str, bit: int) -> tuple[tuple[str, int], tuple[str, int]]:
        day = bit // WIDTH
        return (person, day), (person, week(date.fromordinal(self.masks.base + day)))

    def add(self, person: str, body: str, seat: str, bit: int) -> None:
        """Expect somebody."""
        day, weekly = self._keys(person, bit)
        self._days.setdefault(day, []).append((body, seat, bit))
        self._weeks.setdefault(weekly, []).append((body, seat, bit))
        self.total[person] = self.total.get(person, 0) + 1

    def remove(self, person: str, body: str, seat: str, bit: int) -> None:
        """Expect them no more."""
        day, weekly = self._keys(person, bit)
        self._days[day].remove((body, seat, bit))
        self._weeks[weekly].remove((body, seat, bit))
        self.total[person] -= 1

    def can(self, person: str, body: str, seat: str, bit: int) -> bool:
        """Whether somebody may come as well, absences apart."""
        day, weekly = self._keys(person, bit)
        here = (body, seat, bit)
        if any(self._clash(person, here, other) for other in self._days.get(day, ())):
            return False
        return self._within_week(person, here, self._weeks.get(weekly, ()))

    def _clash(self, person: str, one: tuple[str, str, int], other: tuple[str, str, int]) -> bool:
        same_time = overlap(PARTS[one[2] % WIDTH], PARTS[other[2] % WIDTH])
        rule = "one_place" if same_time else "travel"
        if not same_time and not self.apart.too_far(one[0], other[0]):
            return False
        drops = self.ground.left.drops
        return not (drops(rule, one[0], one[1], person) or drops(rule, other[0], other[1], person))

    def _within_week(
        self, person: str, here: tuple[str, str, int], known: Sequence[tuple[str, str, int]]
    ) -> bool:
        most = self.ground.persons[person].max_per_week
        if most is None:
            return True
        drops = self.ground.left.drops
        counted = {
            (b, bit) for b, seat, bit in (*known, here) if not drops("week_cap", b, seat, person)
        }
        return len(counted) <= most or (here[0], here[2]) not in counted


class _Filling:
    """One go at filling the seats; `fixed` are choices already known to work."""

    def __init__(
        self, masks: Masks, bodies: Sequence[BodySpec], chosen: Chosen, fixed: Fixed, before: Fixed
    ) -> None:
        self.masks, self.chosen, self.fixed, self.before = masks, chosen, fixed, before
        self.diary, self.bodies = Diary(masks), bodies
        self.of: dict[Spot, dict[str, str]] = {
            (body.id, bit): {} for body in bodies for bit in chosen[body.id]
        }
        self.short: list[str] = []

    def run(self) -> None:
        """Fixed choices, then full seats, then part-time ones up to what they owe."""
        for (body, seat, bit), person in self.fixed.items():
            self.put(person, body, seat, bit)
        self._full()
        if not self.short:
            self._owed()

    def put(self, person: str, body: str, seat: str, bit: int) -> None:
        """Somebody comes."""
        self.diary.add(person, body, seat, bit)
        self.of[body, bit][seat] = person

    def free(self, body: BodySpec, seat: SeatSpec, bit: int) -> list[str]:
        """Who of a seat is there: who was already to come first, then those who come least."""
        found = [
            person for person in seat.persons if self.masks.comes(body, seat, person) >> bit & 1
        ]
        if len(found) == 1:
            return found
        before = self.before.get((body.id, seat.id, bit))
        return sorted(found, key=lambda person: (person != before, self.diary.total.get(person, 0)))

    def _full(self) -> None:
        open_choices: dict[int, list[tuple[BodySpec, SeatSpec, int]]] = {}
        for body in self.bodies:
            for seat in self.masks.needed(body):
                for bit in self.chosen[body.id]:
                    if seat.id in self.of[body.id, bit]:
                        continue
                    free = self.free(body, seat, bit)
                    if len(free) == 1:
                        self._force(free[0], body, seat, bit)
                    else:
                        number = week(date.fromordinal(self.masks.base + bit // WIDTH))
                        open_choices.setdefault(number, []).append((body, seat, bit))
        for _, items in sorted(open_choices.items()):
            for group in connected(items, lambda item: item[1].persons):
                if not self._settle(group, 0):
                    self.short += sorted(
                        {person for _, seat, _ in group for person in seat.persons}
                    )

    def _force(self, person: str, body: BodySpec, seat: SeatSpec, bit: int) -> None:
        if not self.diary.can(person, body.id, seat.id, bit):
            self.short += seat.persons
        self.put(person, body.id, seat.id, bit)

    def _settle(self, group: Sequence[tuple[BodySpec, SeatSpec, int]], at: int) -> bool:
        """Try each holder in turn (groups are a week's seats of one pair: very few)."""
        if at == len(group):
            return True
        body, seat, bit = group[at]
        for person in self.free(body, seat, bit):
            if self.diary.can(person, body.id, seat.id, bit):
                self.put(person, body.id, seat.id, bit)
                if self._settle(group, at + 1):
                    return True
                self.diary.remove(person, body.id, seat.id, bit)
                del self.of[body.id, bit][seat.id]
        return False

    def _owed(self) -> None:
        waiting = []
        for body in self.bodies:
            for seat in body.seats:
                if seat.rule == PARTIAL and not self.masks.ground.left.drops(
                    "partial", body.id, seat.id
                ):
                    possible = [bit for bit in self.chosen[body.id] if self.free(body, seat, bit)]
                    waiting.append(
                        (len(possible) - seat.least, body.id, seat.id, body, seat, possible)
                    )
        for _, _, _, body, seat, possible in sorted(waiting, key=lambda found: found[:3]):
            self._come(body, seat, possible, seat.least)
            if sum(seat.id in self.of[body.id, bit] for bit in self.chosen[body.id]) < seat.least:
                self.short += seat.persons

    def _come(self, body: BodySpec, seat: SeatSpec, possible: Sequence[int], most: int) -> None:
        came = sum(seat.id in self.of[body.id, bit] for bit in possible)
        for bit in possible:
            if came >= most:
                return
            came += self._one(body, seat, bit)

    def _one(self, body: BodySpec, seat: SeatSpec, bit: int) -> bool:
        if seat.id in self.of[body.id, bit]:
            return False
        for person in self.free(body, seat, bit):
            if self.diary.can(person, body.id, seat.id, bit):
                self.put(person, body.id, seat.id, bit)
                return True
        return False

    def welcome(self) -> None:
        """Part-time seats beyond what they owe, then optional ones: whoever can, those who take turns first.

        A full seat that need not be filled (its rule left out) comes when it can.
        """
        for wanted in (True, False):
            for rule in (ALL, PARTIAL, OPTIONAL):
                for body in self.bodies:
                    for seat in body.seats:
                        if seat.rule == rule and seat.duties == wanted:
                            self._come(body, seat, self.chosen[body.id], len(self.chosen[body.id]))


def attend(
    masks: Masks, bodies: Sequence[BodySpec], chosen: Chosen, before: Fixed | None = None
) -> Attendees:
    """Who comes; where a simple filling fails, an exact one is sought before saying who falls short.

    `before`: who was to come already, kept where it can be.
    """
    fixed: dict[tuple[str, str, int], str] = {}
    commitments: Commitments | None = None
    tried: set[str] = set()
    while True:
        filling = _Filling(masks, bodies, chosen, fixed, before or {})
        filling.run()
        if not filling.short:
            filling.welcome()
            return Attendees(filling.of)
        commitments = commitments or Commitments(masks, bodies)
        short: list[str] = []
        for group in commitments.clusters(filling.short):
            exact = (
                None if tried >= set(group) else _exactly(masks, bodies, chosen, commitments, group)
            )
            tried |= set(group)
            short += group if exact is None else []
            fixed.update(exact or {})
        if short:
            return Attendees(filling.of, sorted(short))


def _exactly(
    masks: Masks,
    bodies: Sequence[BodySpec],
    chosen: Chosen,
    commitments: Commitments,
    group: Iterable[str],
) -> dict[tuple[str, str, int], str] | None:
    """What these people may do on the chosen dates, all that is asked of them being done; None when nothing works."""
    held = [
        c for p in group for c in (*commitments.full.get(p, ()), *commitments.partial.get(p, ()))
    ]
    touched = {c.body.id for c in held}
    concerned = [body for body in bodies if body.id in touched]
    years = [masks.settled(body, chosen[body.id]) for body in concerned]
    dates = DatesModel(masks, years, optimise=False, settled=True)
    people = PeopleModel(dates, Commitments(masks, concerned), group)
    answer = dates.model.solve(optimise=False)
    if answer.status not in ("optimal", "feasible"):
        return None
    return {
        (body, seat, bit): person
        for (body, seat, bit, person), variable in people.comings.items()
        if answer.values[variable]
    }
