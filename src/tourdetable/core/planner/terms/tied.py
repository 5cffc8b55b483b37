"""Things in groups, joined step by step by what they share."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def tied(items: Sequence[T], keys: Callable[[T], Iterable[Hashable]]) -> list[list[T]]:
    """The items in groups that share no key, each group and the groups themselves in the order of the items."""
    parent = list(range(len(items)))
    owner: dict[Hashable, int] = {}
    for at, item in enumerate(items):
        for key in keys(item):
            one, other = _root(parent, at), _root(parent, owner.setdefault(key, at))
            parent[max(one, other)] = min(one, other)
    groups: dict[int, list[T]] = {}
    for at, item in enumerate(items):
        groups.setdefault(_root(parent, at), []).append(item)
    return list(groups.values())


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at
