"""What is told of a figure about seats: nothing that would tell a group of fewer than five.

A line about fewer than five seats is told nowhere. It counts in the whole only beside others like
it, where together they are several bodies and five seats at least; else it is left out. All that is
told otherwise (months, kinds of bodies, bodies, groups, other periods) is made of lines that may be
told one by one: nothing subtracted from it tells of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tourdetable.core.figures.terms import THRESHOLD
from tourdetable.domain.evaluation.indicators.terms import FactLine, IndicatorFigure, Sums, parts


@dataclass(frozen=True)
class ToldFigure:
    """A figure as anybody may read it.

    `total` is None when nothing may be told of it. `rest` is the sum of small lines, of `bodies`
    bodies, that count in it and are told only together; `left` is how many are left out.
    """

    total: Sums | None
    lines: tuple[FactLine, ...] = ()
    rest: Sums | None = None
    bodies: int = 0
    left: int = 0

    def by(self, part: Callable[[FactLine], str]) -> dict[str, Sums]:
        """The sums of each part of the lines that are told."""
        return parts(self.lines, part)

    def of_body(self, body: str) -> ToldFigure:
        """The same of one body, from what is told of it."""
        lines = tuple(one for one in self.lines if one.body == body)
        return ToldFigure(Sums.over(lines) if self.total else None, lines)

    @property
    def monthly(self) -> bool:
        """Whether its lines happened on some day, rather than over the whole period."""
        return any(one.kind != "body" for one in self.lines)


def told(figure: IndicatorFigure, *, seats: bool, together: bool = True) -> ToldFigure:
    """What is told of a figure; all of it when it is not about seats. `together`: small lines may
    count in the whole, as nobody chooses over which days."""
    small = [one for one in figure.lines if is_small(one)] if seats else []
    apart = tuple(one for one in figure.lines if not (small and is_small(one)))
    if small and together and are_enough(small):
        rest = Sums.over(small)
        return ToldFigure(figure.total, apart, rest, len(sizes(small)))
    if small and not apart:
        return ToldFigure(None, left=len(small))
    return ToldFigure(Sums.over(apart), apart, left=len(small))


def is_small(line: FactLine) -> bool:
    """Whether a line is about so few seats that it is not told."""
    return 0 < line.seats < THRESHOLD


def are_enough(small: Iterable[FactLine]) -> bool:
    """Whether small lines, together, are about several bodies and enough seats."""
    found = sizes(small)
    return len(found) > 1 and sum(found.values()) >= THRESHOLD


def sizes(lines: Iterable[FactLine]) -> Mapping[str, int]:
    """By how many seats at least each body is spoken of, where it is by most of them."""
    found: dict[str, int] = {}
    for one in lines:
        found[one.body] = max(found.get(one.body, 0), one.seats)
    return found
