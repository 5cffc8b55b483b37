"""What is told of a figure about seats: nothing that would tell a group of fewer than five.

Bodies too small to be spoken of are gathered, with the smallest of the others where they would
be one or too few (`core/figures`). Their lines are told only together. Every part that is told
(months, kinds of bodies, bodies, groups) is made of the other lines, beside one sum of the rest: no
part, subtracted from another, tells of those gathered more than that sum.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tourdetable.core.figures.groups import gathered
from tourdetable.core.figures.terms import THRESHOLD
from tourdetable.domain.evaluation.indicators.terms import FactLine, IndicatorFigure, Sums, parts


@dataclass(frozen=True)
class ToldFigure:
    """A figure as anybody may read it.

    `total` is None when it is about fewer than five seats: then nothing else is told. `rest` is the
    sum of the `bodies` bodies that are told together.
    """

    total: Sums | None
    lines: tuple[FactLine, ...] = ()
    rest: Sums | None = None
    bodies: int = 0

    def by(self, part: Callable[[FactLine], str]) -> dict[str, Sums]:
        """The sums of each part of the lines that are told."""
        return parts(self.lines, part)

    @property
    def monthly(self) -> bool:
        """Whether its lines happened on some day, rather than over the whole period."""
        return any(one.kind != "body" for one in self.lines)


HIDDEN = ToldFigure(None)


def is_small(number: int, *, seats: bool) -> bool:
    """Whether a figure about so many seats is not told."""
    return seats and 0 < number < THRESHOLD


def told(figure: IndicatorFigure, *, seats: bool) -> ToldFigure:
    """What is told of a figure; all of it when it is not about seats."""
    if not seats or not figure.lines:
        return ToldFigure(figure.total, figure.lines)
    if is_small(figure.seats, seats=seats):
        return HIDDEN
    kept = gathered(sizes(figure))
    if kept.says_nothing and kept.together:
        return ToldFigure(figure.total, (), figure.total, len(kept.together))
    together = frozenset(kept.together)
    apart = tuple(one for one in figure.lines if one.body not in together)
    rest = [one for one in figure.lines if one.body in together]
    return ToldFigure(figure.total, apart, Sums.over(rest) if rest else None, len(together))


def sizes(figure: IndicatorFigure) -> Mapping[str, int]:
    """How many seats each body is spoken of by: the fewest of its lines."""
    found: dict[str, int] = {}
    for one in figure.lines:
        found[one.body] = min(found.get(one.body, one.seats), one.seats)
    return found
