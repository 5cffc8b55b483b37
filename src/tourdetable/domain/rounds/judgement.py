"""Majority judgement (Balinski and Laraki): each voice gives each proposal a grade; the proposal
whose median grade is the best comes first. Pure: no row is read here.

Of an even number of grades the median is the lower of the two in the middle. Proposals of the same
median are told apart by taking one median grade away from each, and looking again. A voice that
gave no grade to a proposal gives it the worst one, so that all have as many.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

WORST = 0

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Merit(Generic[K]):
    """A proposal once it is graded: its median (None without any voice), how many gave each grade,
    and its rank, which several share when nothing tells them apart."""

    key: K
    median: int | None
    counts: Mapping[int, int]
    rank: int


def medians(grades: Iterable[int]) -> list[int]:
    """The median, then that of the grades that are left without it, and so on.

    >>> medians([5, 3, 0])
    [3, 0, 5]
    >>> medians([4, 2])
    [2, 4]
    """
    left, found = sorted(grades), []
    while left:
        found.append(left.pop((len(left) - 1) // 2))
    return found


def judge(keys: Sequence[K], ballots: Sequence[Mapping[K, int]]) -> list[Merit[K]]:
    """The proposals, the best first, from what each voice gave; ties stay in the order of `keys`.

    >>> [merit.key for merit in judge(["a", "b"], [{"a": 3, "b": 4}, {"a": 3, "b": 1}])]
    ['a', 'b']
    """
    values = {key: medians(ballot.get(key, WORST) for ballot in ballots) for key in keys}
    ranked = sorted(keys, key=values.__getitem__, reverse=True)
    rank = {
        id(value): 1 + sum(other > value for other in values.values()) for value in values.values()
    }
    return [merit(key, values[key], rank[id(values[key])]) for key in ranked]


def merit(key: K, value: Sequence[int], rank: int) -> Merit[K]:
    """What is said of one proposal."""
    counts = {grade: list(value).count(grade) for grade in sorted(set(value), reverse=True)}
    return Merit(key, value[0] if value else None, counts, rank)
