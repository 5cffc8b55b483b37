"""Figures as they are kept once frozen, and what has changed of them since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tourdetable.domain.evaluation.indicators.terms import FactLine, IndicatorFigure, Sums
from tourdetable.domain.evaluation.models import FrozenFigure


def line_kept(line: FactLine) -> list[Any]:
    """A line as JSON: how many seats it is about, and not which."""
    day = line.on.isoformat()
    about = (line.kind, line.id, day, line.body, float(line.counts), float(line.of))
    return [*about, line.group, line.title, line.seats, line.among]


def line_read(kept: list[Any]) -> FactLine:
    """The line that was kept."""
    kind, pk, day, body, counts, of, group, title, about, among = kept
    on = date.fromisoformat(day)
    return FactLine(kind, pk, on, body, counts, of, group, title, about=about, among=among)


def frozen(figure: IndicatorFigure | None) -> dict[str, Any]:
    """What a row keeps of a figure."""
    if figure is None:
        return {"known": False}
    sums, lines = figure.total, [line_kept(one) for one in figure.lines]
    said = {"counts": sums.counts, "of": sums.of, "number": sums.lines}
    return {"lines": lines, "seats": figure.seats, **said}


def summed(row: FrozenFigure) -> Sums:
    """The sums of a row, whose lines were not read."""
    return Sums(row.counts, row.of, row.number)


def read(row: FrozenFigure) -> IndicatorFigure | None:
    """The figure of a row; None when nobody kept what it reads."""
    if not row.known:
        return None
    return IndicatorFigure(tuple(map(line_read, row.lines)), row.seats)


@dataclass(frozen=True)
class LaterChanges:
    """What has become of the lines of a frozen figure."""

    added: tuple[FactLine, ...]
    gone: tuple[FactLine, ...]
    changed: tuple[FactLine, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed)


def later(then: Iterable[FactLine], now: Iterable[FactLine]) -> LaterChanges:
    """What today’s lines say otherwise; what something is called does not matter."""
    before, after = {one.key: one for one in then}, {one.key: one for one in now}
    return LaterChanges(
        tuple(one for key, one in after.items() if key not in before),
        tuple(one for key, one in before.items() if key not in after),
        tuple(one for key, one in after.items() if key in before and differs(one, before[key])),
    )


def differs(now: FactLine, then: FactLine) -> bool:
    return (now.on, now.counts, now.of) != (then.on, then.counts, then.of)
