"""Minimal subsets: by deletion, and by QuickXplain (U. Junker, 2004)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def deletion_filter(items: Sequence[T], enough: Callable[[Sequence[T]], bool]) -> list[T]:
    """A minimal subset that is still enough, items being dropped one after the other."""
    kept = list(items)
    for item in items if len(items) > 1 else ():
        fewer = [other for other in kept if other != item]
        if enough(fewer):
            kept = fewer
    return kept


def quick_xplain(items: Sequence[T], clash: Callable[[Sequence[T]], bool]) -> list[T]:
    """A minimal set of items that still clash (none can be taken away), all clashing together."""
    if clash(()):
        return []
    return _divide([], [], list(items), clash)


def _divide(
    kept: list[T], added: list[T], items: list[T], clash: Callable[[Sequence[T]], bool]
) -> list[T]:
    """Those of the items that the clash needs besides `kept`, of which `added` are the last."""
    if added and clash(kept):
        return []
    if len(items) < 2:
        return items
    middle = len(items) // 2
    first, second = items[:middle], items[middle:]
    late = _divide([*kept, *first], first, second, clash)
    early = _divide([*kept, *late], late, first, clash)
    return early + late
