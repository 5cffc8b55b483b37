"""Connected components: bodies that share a person who must come, rooms or dates go together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.terms.bonds import Bonds, tied_to
from tourdetable.core.planner.terms.grouping import connected, ties
from tourdetable.core.planner.terms.instance import BodySpec

Tie = tuple[str, str]
"""What bodies may share: ("person", id) or ("room", id)."""


def components(
    masks: Masks, bodies: Sequence[BodySpec], joined: Iterable[str] = ()
) -> list[list[BodySpec]]:
    """The bodies in independent groups, largest first; `joined` ones tie by any seat."""
    joining, bonds = set(joined), Bonds(masks.ground.instance, bodies)

    def keys(body: BodySpec) -> list[Tie]:
        also = [("person", person) for person in seated([body]) & joining]
        return [*necessary_ties(masks, body), *bonds.of(body), *also]

    return grouped(bodies, keys)


def grouped(
    bodies: Sequence[BodySpec], keys: Callable[[BodySpec], Iterable[Tie]]
) -> list[list[BodySpec]]:
    """The bodies in groups that have no tie in common, largest first."""
    return sorted(connected(bodies, keys), key=lambda group: (-len(group), group[0].id))


def neighbours(
    masks: Masks, group: Sequence[BodySpec], others: Iterable[BodySpec]
) -> list[BodySpec]:
    """Those of the others that are tied to the group by who must come, by rooms or by dates."""
    shared = {tie for body in group for tie in necessary_ties(masks, body)}
    bound = {other for body in group for other in tied_to(masks.ground.instance, body)}
    return [
        body
        for body in others
        if body.id in bound or not shared.isdisjoint(necessary_ties(masks, body))
    ]


def necessary_ties(masks: Masks, body: BodySpec) -> list[Tie]:
    """Those who must come to a body, and its rooms."""
    return ties(body, masks.needed(body), masks.ground.shared_hosts)


def seated(bodies: Iterable[BodySpec]) -> set[str]:
    """Everybody who has a seat in one of these bodies."""
    return {person for body in bodies for seat in body.seats for person in seat.persons}
