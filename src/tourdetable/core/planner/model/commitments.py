"""Who is expected where: the seats that people must fill, which of them cannot be at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules import WEEK_RULES
from tourdetable.core.planner.judge.rules.calendar import gap_min
from tourdetable.core.planner.judge.rules.calendar import part as part_rule
from tourdetable.core.planner.judge.rules.people import one_place, travel
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.terms.days import PARTS, overlap
from tourdetable.core.planner.terms.instance import BodySpec, SeatSpec
from tourdetable.core.planner.terms.masks import WIDTH

Node = tuple[str, str]
"""A body and a part of the day."""

Place = tuple[str, str, int]
"""A body, a seat, and the bit of a meeting."""

TOO_MANY_CLIQUES = 400


@dataclass(frozen=True, slots=True)
class HeldPlace:
    """A seat of a body that somebody shares in."""

    body: BodySpec
    seat: SeatSpec


class Commitments:
    """By person, the seats held in some bodies: those that must be filled, and the spare ones."""

    def __init__(self, masks: Masks, bodies: Sequence[BodySpec]) -> None:
        self.masks, self.ground = masks, masks.ground
        self.full: dict[str, list[HeldPlace]] = {}
        self.spare: dict[str, list[HeldPlace]] = {}
        for body in bodies:
            for seat in masks.needed(body):
                self._add(self.full, body, seat)
            for seat in masks.spare(body):
                self._add(self.spare, body, seat)

    @staticmethod
    def _add(where: dict[str, list[HeldPlace]], body: BodySpec, seat: SeatSpec) -> None:
        for person in seat.persons:
            where.setdefault(person, []).append(HeldPlace(body, seat))

    def held(self, one: str, other: str) -> list[HeldPlace]:
        """The full seats of either of two people, each once."""
        mine = (*self.full.get(one, ()), *self.full.get(other, ()))
        return list({(c.body.id, c.seat.id): c for c in mine}.values())

    def busy(self) -> list[str]:
        """The people expected for several full seats."""
        return sorted(person for person, found in self.full.items() if len(found) > 1)

    def partners(self, person: str) -> list[str]:
        """Those who share a full seat with a person."""
        return sorted({p for c in self.full.get(person, ()) for p in c.seat.persons if p != person})

    def awkward(self) -> list[str]:
        """The people whose choices a count of heads does not settle.

        Those with several partners, with two seats of one body, or spared a rule that binds
        their partner, or themselves for another seat of the body.
        """
        return [person for person in self.busy() if self._is_awkward(person)]

    def _is_awkward(self, person: str) -> bool:
        partners, held = self.partners(person), self.full[person]
        if len(partners) > 1 or len({commitment.body.id for commitment in held}) < len(held):
            return True
        if any(self.singular(person, one.body.id, one.seat.id) for one in held):
            return True
        return any(self._favoured(person, partner) for partner in partners)

    def singular(self, person: str, body: str, seat: str) -> bool:
        """Whether somebody is spared a rule for a seat, but for another of the same body.

        Or may be in several seats of the body at once.
        """
        left = self.ground.left
        if self.ground.spares(one_place.CODE, body, person):
            held = [seat for seat in self.ground.bodies[body].seats if person in seat.persons]
            if len(held) > 1:
                return True
        return any(
            left.touches(rule.CODE)
            and left.drops(rule.CODE, body, seat, person)
            and not self.ground.spares(rule.CODE, body, person)
            for rule in WEEK_RULES
        )

    def _favoured(self, one: str, other: str) -> bool:
        """Whether one of a pair is spared a rule that binds the other."""
        bodies = {
            commitment.body.id for commitment in self.full[one] if other in commitment.seat.persons
        }
        spares = self.ground.spares
        return any(
            spares(rule.CODE, body, one) != spares(rule.CODE, body, other)
            for rule in WEEK_RULES
            for body in bodies
        )

    def around(self, persons: Iterable[str]) -> list[str]:
        """These people and all whom a shared seat ties to them."""
        found, waiting = set(), sorted(persons)
        while waiting:
            person = waiting.pop()
            if person not in found:
                found.add(person)
                waiting += self.partners(person)
                waiting += sorted({p for c in self.spare.get(person, ()) for p in c.seat.persons})
        return sorted(found)

    def clusters(self, persons: Iterable[str]) -> list[list[str]]:
        """These people and those tied to them, in groups that share no seat."""
        found: list[list[str]] = []
        seen: set[str] = set()
        for person in sorted(set(persons)):
            if person not in seen:
                found.append(self.around([person]))
                seen |= set(found[-1])
        return found


class Apart:
    """Which meetings one person cannot both attend, as the largest sets of such on one day."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._cliques: dict[object, list[list[Node]]] = {}
        self._far: dict[tuple[str, str], bool] = {}

    def clash(self, person: str, one: Place, other: Place) -> bool:
        """Whether somebody cannot come for both of two seats on a day."""
        rule, (here, seat, bit), (there, beside, at) = one_place.CODE, one, other
        if not overlap(PARTS[bit % WIDTH], PARTS[at % WIDTH]):
            rule = travel.CODE
            if not self.too_far(here, there):
                return False
        drops = self.ground.left.drops
        return not (drops(rule, here, seat, person) or drops(rule, there, beside, person))

    def cliques(self, person: str, bodies: Sequence[str]) -> list[list[Node]]:
        """The maximal sets of (body, part) that exclude each other on a day, whatever the gaps."""
        exempt = self.exempt(person, bodies)
        key = (tuple(bodies), exempt)
        if key not in self._cliques:
            found = self._found(bodies, exempt)
            self._cliques[key] = [clique for clique in found if self._excludes(clique)]
        return self._cliques[key]

    def _excludes(self, clique: Sequence[Node]) -> bool:
        """Whether it forbids what one body's gaps allow."""
        bodies = {body for body, _ in clique}
        if len(bodies) != 1 or len(clique) == 1:
            return len(bodies) > 1
        return not gap_min.least(self.ground, self.ground.bodies[clique[0][0]])

    def _found(self, bodies: Sequence[str], exempt: frozenset[tuple[str, str]]) -> list[list[Node]]:
        nodes = [(body, part) for body in bodies for part in self._parts(body)]
        friends: dict[Node, set[Node]] = {}
        for node in nodes:
            friends[node] = {other for other in nodes if self._clash(node, other, exempt)}
        return _maximal(nodes, friends)

    def _parts(self, body: str) -> Sequence[str]:
        if self.ground.left.drops(part_rule.CODE, body=body):
            return PARTS
        return [part for part in PARTS if part in self.ground.bodies[body].parts]

    def exempt(self, person: str, bodies: Sequence[str]) -> frozenset[tuple[str, str]]:
        """The rules that are left out for a person, body by body."""
        return frozenset(
            (rule, body)
            for rule in (one_place.CODE, travel.CODE)
            for body in bodies
            if self.ground.spares(rule, body, person)
        )

    def _clash(self, one: Node, other: Node, exempt: frozenset[tuple[str, str]]) -> bool:
        if one == other:
            return False
        (here, part), (there, other_part) = one, other
        if here == there and gap_min.least(self.ground, self.ground.bodies[here]):
            return True
        at_once = overlap(part, other_part)
        rule = one_place.CODE if at_once else travel.CODE
        if (rule, here) in exempt or (rule, there) in exempt:
            return False
        return at_once or self.too_far(here, there)

    def too_far(self, here: str, there: str) -> bool:
        """Whether one cannot go from one body to another in a day."""
        key = (here, there)
        if key not in self._far:
            self._far[key] = self.ground.too_far(here, there)
        return self._far[key]


def _maximal(nodes: Sequence[Node], friends: Mapping[Node, set[Node]]) -> list[list[Node]]:
    """Every maximal clique (Bron and Kerbosch, with a pivot); all pairs when there are too many."""
    found: list[list[Node]] = []
    order = {node: at for at, node in enumerate(nodes)}
    for clique in _grown([], set(nodes), set(), friends, order):
        found.append(sorted(clique, key=order.__getitem__))
        if len(found) > TOO_MANY_CLIQUES:
            return [[a, b] for a in nodes for b in friends[a] if order[a] < order[b]]
    return sorted(found)


def _grown(
    clique: list[Node],
    more: set[Node],
    done: set[Node],
    friends: Mapping[Node, set[Node]],
    order: Mapping[Node, int],
) -> Iterator[list[Node]]:
    """The maximal cliques that hold this one, some of `more` and none of `done`, in `order`."""
    if not more and not done:
        yield clique
        return
    either = sorted(more | done, key=order.__getitem__)
    pivot = max(either, key=lambda node: len(friends[node] & more))
    for node in sorted(more - friends[pivot], key=order.__getitem__):
        near = friends[node]
        yield from _grown([*clique, node], more & near, done & near, friends, order)
        more = more - {node}
        done = done | {node}
