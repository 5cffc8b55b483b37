"""Rows told kind by kind, in the order in which the charter names the kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def by_kind(rows: Iterable[T], kinds: Iterable[str], of: Callable[[T], str]) -> dict[str, list[T]]:
    """Code → its rows, in the order of `kinds`; what the charter no longer names comes last, and
    what has no row is left out."""
    found: dict[str, list[T]] = {code: [] for code in kinds}
    for row in rows:
        found.setdefault(of(row), []).append(row)
    return {code: some for code, some in found.items() if some}
