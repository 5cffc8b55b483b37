"""A season drawn on one line: a square for each month, whose area is what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

WIDE, HIGH = 24, 24
"""Units of one month."""
LEAST = 5.0
"""The side of the square of the smallest figure: it must be seen."""


@dataclass(frozen=True)
class Square:
    """The square of a month, centred in its place; `side` is 0 when there is nothing."""

    x: float
    y: float
    side: float


def strip(figures: Sequence[int | None], most: int) -> list[Square]:
    """The squares of a line, beside which `most` is the largest figure of all lines."""
    return [square(place, figure or 0, most) for place, figure in enumerate(figures)]


def square(place: int, figure: int, most: int) -> Square:
    """
    >>> square(1, 4, 4)
    Square(x=26.0, y=2.0, side=20.0)
    """
    largest = WIDE - 4
    side = round(max(LEAST, largest * sqrt(figure / most)), 1) if figure else 0.0
    return Square(round(place * WIDE + (WIDE - side) / 2, 1), round((HIGH - side) / 2, 1), side)
