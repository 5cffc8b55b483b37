"""Windows that slide over options in order: which options each holds, and which windows matter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

Range = tuple[int, int]
"""Options from the first number to before the second."""


def between(ordered: Sequence[int], first: int, last: int) -> Range:
    """The places of the values from `first` to `last`, both included."""
    return bisect_left(ordered, first), bisect_left(ordered, last + 1)


def spans(days: Sequence[int], width: int) -> list[Range]:
    """From each option, those within `width` days."""
    return [(i, bisect_left(days, day + width)) for i, day in enumerate(days)]


def widest(ranges: Iterable[Range]) -> list[Range]:
    """The ranges that no other contains, of two options or more, when they come in order."""
    kept: list[Range] = []
    for low, high in ranges:
        if high - low > 1 and (not kept or high > kept[-1][1]):
            kept.append((low, high))
    return kept


def narrowest(ranges: Iterable[Range]) -> list[Range]:
    """The ranges that contain no other, when they come in order."""
    kept: list[Range] = []
    for low, high in ranges:
        while kept and kept[-1][0] <= low and high <= kept[-1][1]:
            kept.pop()
        if not kept or not (low <= kept[-1][0] and kept[-1][1] <= high):
            kept.append((low, high))
    return kept
