"""Rows told kind by kind, in the order in which the charter names the kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from tourdetable.core.charter.terms.model import Charter

T = TypeVar("T")
K = TypeVar("K")


def by_kind(rows: Iterable[T], kinds: Iterable[K], of: Callable[[T], K]) -> dict[K, list[T]]:
    """Code → its rows, in the order of `kinds`; what the charter no longer names comes last, and
    what has no row is left out."""
    found: dict[K, list[T]] = {code: [] for code in kinds}
    for row in rows:
        found.setdefault(of(row), []).append(row)
    return {code: some for code, some in found.items() if some}


def by_body_kind(
    charter: Charter, rows: Iterable[T], of: Callable[[T], str]
) -> list[tuple[str, list[T]]]:
    """Rows under the charter's words for several bodies of a kind."""
    kinds = charter.vocabulary.body_kinds
    found = by_kind(rows, kinds, of)
    return [(kinds[code].plural if code in kinds else code, some) for code, some in found.items()]
