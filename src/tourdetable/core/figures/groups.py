"""Groups large enough to be spoken of: the others are gathered into one that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from tourdetable.core.figures.terms import THRESHOLD


@dataclass(frozen=True)
class Gathered:
    """Which groups are spoken of by themselves, and which only together; all keep their order."""

    apart: tuple[str, ...]
    together: tuple[str, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether less than two groups are left: everybody is all that may be told."""
        return len(self.apart) + bool(self.together) < 2

    def of(self, counts: Mapping[str, Sequence[int]], rest: str) -> dict[str, Sequence[int]]:
        """The rows of those apart, then the sum of the others under the name `rest`."""
        rows: dict[str, Sequence[int]] = {group: counts[group] for group in self.apart}
        if self.together:
            parts = (counts[group] for group in self.together)
            rows[rest] = [sum(column) for column in zip(*parts, strict=True)]
        return rows


def gathered(sizes: Mapping[str, int], *, threshold: int = THRESHOLD) -> Gathered:
    """The groups under the threshold together, with the smallest of the others where they are not
    enough: else what everybody is, less those who are shown, would be one of them.
    """
    waiting = sorted((one for one in sizes if sizes[one]), key=lambda one: (sizes[one], one))
    small = [one for one in waiting if sizes[one] < threshold]
    while small and len(small) < len(waiting) and is_thin(small, sizes, threshold):
        small.append(waiting[len(small)])
    there = [one for one in sizes if sizes[one]]
    return Gathered(
        tuple(one for one in there if one not in small), tuple(one for one in there if one in small)
    )


def is_thin(small: Sequence[str], sizes: Mapping[str, int], threshold: int) -> bool:
    """Whether those gathered are one group, or too few people."""
    return len(small) < 2 or sum(sizes[one] for one in small) < threshold


def joined(rows: Mapping[str, Sequence[float]], *, threshold: int = THRESHOLD) -> Gathered:
    """Rows all of whose counts may be told, apart; the others together, with the weakest of those
    that may until their sums may be told too.

    The last count of a row is of its people; the others are parts of it, none of which may be told
    when it is small: neither those who did something, nor those who did not.
    """
    order = sorted(rows, key=lambda one: (min(rows[one]), one))
    weak = [one for one in order if min(rows[one]) < threshold]
    while weak and len(weak) < len(order) and reveals([rows[one] for one in weak], threshold):
        weak.append(order[len(weak)])
    apart = tuple(one for one in rows if one not in set(weak))
    return Gathered(apart, tuple(one for one in rows if one in set(weak)))


def reveals(rows: Sequence[Sequence[float]], threshold: int = THRESHOLD) -> bool:
    """Whether the sums of some rows tell of a few: by themselves, or as a small one among them is
    nearly all of them; to anybody, or to those of one row, who know it and take it out."""
    nobody = [0.0] * len(rows[0])
    small = sorted((row for row in rows if min(row) < threshold), key=itemgetter(-1))[-2:]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    known = [nobody, *(rows if len(rows) > 1 else ())]
    return any(fewest(sums, one, small) < threshold for one in known)


def fewest(
    sums: Sequence[float], known: Sequence[float], small: Sequence[Sequence[float]]
) -> float:
    """The smallest sum that is left without a row, that of people taken without the largest of the
    small rows too."""
    left = [whole - part for whole, part in zip(sums, known, strict=True)]
    nearly = [left[-1] - row[-1] for row in small if row is not known]
    return min(*left, *nearly[-1:])
