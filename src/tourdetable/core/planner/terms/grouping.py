"""Union-find: things in groups, joined step by step by what they share."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Sequence
from typing import TypeVar

from tourdetable.core.planner.terms.instance import BodySpec, SeatSpec

T = TypeVar("T")


class DisjointSets:
    """Union-find over the numbers from 0 to before `count`."""

    def __init__(self, count: int) -> None:
        self._parent, self._size = list(range(count)), [1] * count

    def root(self, at: int) -> int:
        """The number that stands for the set of `at`."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, one: int, other: int, most: int | None = None) -> None:
        """Make one set of two, unless it would have more than `most` members."""
        one, other = self.root(one), self.root(other)
        together = self._size[one] + self._size[other]
        if one != other and (most is None or together <= most):
            self._parent[other], self._size[one] = one, together

    def groups(self, items: Sequence[T]) -> list[list[T]]:
        """The items (one a number) set by set, in the order of the items."""
        found: dict[int, list[T]] = {}
        for at, item in enumerate(items):
            found.setdefault(self.root(at), []).append(item)
        return list(found.values())


def connected(
    items: Sequence[T], keys: Callable[[T], Iterable[Hashable]], most: int | None = None
) -> list[list[T]]:
    """The connected components of the items, two of which are linked when they share a key."""
    sets, owner = DisjointSets(len(items)), dict[Hashable, int]()
    for at, item in enumerate(items):
        for key in keys(item):
            sets.join(owner.setdefault(key, at), at, most)
    return sets.groups(items)


def ties(body: BodySpec, seats: Iterable[SeatSpec], hosts: Container[str]) -> list[tuple[str, str]]:
    """What links a body to others: rooms, those `hosts` that are shared, who sits in `seats`."""
    found = [("person", person) for seat in seats for person in seat.persons]
    found += [("host", host.id) for host in body.hosts if host.id in hosts]
    return found if body.room_pool is None else [*found, ("room", body.room_pool)]
