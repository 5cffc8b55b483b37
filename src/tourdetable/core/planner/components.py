"""Bodies that must be planned together: those that share a person who must come, or rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tourdetable.core.planner.instance import Body
from tourdetable.core.planner.options import Masks


def components(masks: Masks, bodies: Sequence[Body], joined: Iterable[str] = ()) -> list[list[Body]]:
    """The bodies in independent groups, largest first; `joined` are people whose part-time seats tie bodies too."""
    tying = set(joined)
    return grouped(bodies, lambda body: _ties(masks, body, tying))


def grouped(bodies: Sequence[Body], ties: Callable[[Body], Iterable[tuple[str, str]]]) -> list[list[Body]]:
    """The bodies in groups that have no tie in common, largest first."""
    parent = {body.id: body.id for body in bodies}
    owner: dict[tuple[str, str], str] = {}
    for body in bodies:
        for key in ties(body):
            if key in owner:
                parent[_root(parent, body.id)] = _root(parent, owner[key])
            owner.setdefault(key, body.id)
    groups: dict[str, list[Body]] = {}
    for body in bodies:
        groups.setdefault(_root(parent, body.id), []).append(body)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0].id))


def _ties(masks: Masks, body: Body, joined: set[str]) -> list[tuple[str, str]]:
    found = [("person", person) for seat in masks.needed(body) for person in seat.persons]
    found += [("person", person) for seat in body.seats for person in seat.persons if person in joined]
    if body.room_pool is not None:
        found.append(("room", body.room_pool))
    return found


def _root(parent: dict[str, str], body: str) -> str:
    while parent[body] != body:
        parent[body] = parent[parent[body]]
        body = parent[body]
    return body
