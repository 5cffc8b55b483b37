"""How much is tried: a share of it by `make test`, all of it by `make test-all`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

EVERYTHING = os.environ.get("TDT_TESTS") == "all"
"""Whether `make test-all` runs: more examples of each property, and every page."""


def examples(number: int) -> int:
    """How many examples of a property are tried, of this number worth trying."""
    return number if EVERYTHING else max(10, number // 4)


def some(cases: Sequence[T], number: int) -> Sequence[T]:
    """The first of these cases: those that teach most stand first."""
    return cases if EVERYTHING else cases[:number]
