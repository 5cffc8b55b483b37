"""What is told of a figure about what seats did: nothing that would tell of fewer than five.

Such a figure is told as a whole and body by body, never by meeting, month or group: a table that
has one breakdown. Told are sums of which five at least did it, and five at least did not. Bodies of
which this may not be said are told together (`core/figures`, `joined`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tourdetable.core.figures.groups import joined, reveals
from tourdetable.core.figures.terms import THRESHOLD
from tourdetable.domain.evaluation.indicators.terms import (
    FactLine,
    Indicator,
    IndicatorFigure,
    Sums,
    Unit,
    parts,
)

Columns = tuple[float, ...]
"""How often something was done, how often it was not, of how many seats."""


@dataclass(frozen=True)
class ToldFigure:
    """A figure as anybody may read it.

    `total` is None when nothing may be told: yet, if it `waits` (`releases`). `rest` is the sum of
    the `bodies` bodies that are told together.
    """

    total: Sums | None
    lines: tuple[FactLine, ...] = ()
    rest: Sums | None = None
    bodies: int = 0
    waits: bool = False

    def by(self, part: Callable[[FactLine], str]) -> dict[str, Sums]:
        """The sums of each part of the lines that are told."""
        return parts(self.lines, part)

    def of_body(self, body: str) -> ToldFigure:
        """The same of one body, from what is told of it."""
        lines = tuple(one for one in self.lines if one.body == body)
        return ToldFigure(Sums.over(lines), lines) if self.total else self

    @property
    def monthly(self) -> bool:
        """Whether its lines happened on some day, rather than over the whole period."""
        return any(one.kind != "body" for one in self.lines)


HIDDEN = ToldFigure(None)
WAITING = ToldFigure(None, waits=True)


def told(figure: IndicatorFigure, indicator: Indicator) -> ToldFigure:
    """What is told of a figure; all of it when it is no account of what seats did."""
    if not indicator.seats:
        return ToldFigure(figure.total, figure.lines)
    if indicator.unit is Unit.NUMBER:
        return HIDDEN if is_few(figure) else ToldFigure(figure.total)
    return told_by_bodies(figure) if figure.lines else ToldFigure(figure.total)


def is_few(figure: IndicatorFigure) -> bool:
    """Whether a number of gestures, or of those who could make them, is small; so is one of which
    a few are left without those of one body, that its seats know."""
    counts = [sum(one.counts for one in lines) for lines in by_body(figure).values()]
    most = max(counts, default=0)
    return figure.total.counts - most < THRESHOLD or 0 < figure.seats < THRESHOLD


def told_by_bodies(figure: IndicatorFigure) -> ToldFigure:
    """The whole, a line for each body that may be told apart, and the sum of the others."""
    bodies = by_body(figure)
    rows = {body: columns(lines) for body, lines in bodies.items()}
    if figure.seats < THRESHOLD or reveals([*rows.values()]):
        return HIDDEN
    kept = joined(rows)
    apart = tuple(folded(body, bodies[body], figure) for body in kept.apart)
    rest = [one for body in kept.together for one in bodies[body]]
    return ToldFigure(figure.total, apart, Sums.over(rest) if rest else None, len(kept.together))


def by_body(figure: IndicatorFigure) -> Mapping[str, list[FactLine]]:
    """The lines of each body, in the order of their ids."""
    found: dict[str, list[FactLine]] = {}
    for one in sorted(figure.lines, key=lambda line: line.body):
        found.setdefault(one.body, []).append(one)
    return found


def columns(lines: Iterable[FactLine]) -> Columns:
    """What a body did, what it did not, and how many seats it has at least."""
    known = list(lines)
    counts, most = sum(one.counts for one in known), sum(one.most for one in known)
    return round(counts, 2), round(most - counts, 2), max(one.seats for one in known)


def folded(body: str, lines: Iterable[FactLine], figure: IndicatorFigure) -> FactLine:
    """The line of a body over the whole period."""
    sums, seats = Sums.over(lines), int(columns(lines)[-1])
    return FactLine("body", body, figure.lines[-1].on, body, sums.counts, sums.of, about=seats)
