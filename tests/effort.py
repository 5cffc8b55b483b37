"""How much is tried: a share of it by `make test`, all of it by `make test-all`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

EVERYTHING = os.environ.get("TDT_TESTS") == "all"
"""Whether `make test-all` runs: more examples of each property, and every page."""


POSTGRESQL = bool(os.environ.get("DATABASE_URL"))
"""Whether these tests were run on SQLite already, and are run again on PostgreSQL."""


def examples(number: int) -> int:
    """How many examples of a property are tried, of this number worth trying."""
    return number if EVERYTHING else max(10, number // 4)


def some(cases: Sequence[T], number: int) -> Sequence[T]:
    """The first of these cases: those that teach most stand first."""
    return cases if EVERYTHING else cases[:number]


def once(cases: Sequence[T]) -> Sequence[T]:
    """All of these cases, of which the engine changes nothing: one is enough on the second."""
    return cases[:1] if POSTGRESQL and not EVERYTHING else cases
