"""Bodies that must be planned together: those that share a person who must come, or rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.terms.instance import Body
from tourdetable.core.planner.terms.tied import tied


def components(
    masks: Masks, bodies: Sequence[Body], joined: Iterable[str] = ()
) -> list[list[Body]]:
    """The bodies in independent groups, largest first; `joined` are people whose part-time seats tie bodies too."""
    tying = set(joined)
    return grouped(bodies, lambda body: _ties(masks, body, tying))


def grouped(
    bodies: Sequence[Body], ties: Callable[[Body], Iterable[tuple[str, str]]]
) -> list[list[Body]]:
    """The bodies in groups that have no tie in common, largest first."""
    groups = tied(bodies, ties)
    return sorted(groups, key=lambda group: (-len(group), group[0].id))


def _ties(masks: Masks, body: Body, joined: set[str]) -> list[tuple[str, str]]:
    found = [("person", person) for seat in masks.needed(body) for person in seat.persons]
    found += [
        ("person", person) for seat in body.seats for person in seat.persons if person in joined
    ]
    if body.room_pool is not None:
        found.append(("room", body.room_pool))
    return found
