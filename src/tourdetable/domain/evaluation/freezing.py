"""Figures as they are kept once frozen, and what has changed of them since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS
from tourdetable.domain.evaluation.indicators.facts import Evaluated
from tourdetable.domain.evaluation.indicators.terms import (
    FactLine,
    GroupedBy,
    Indicator,
    IndicatorFigure,
    Sums,
    Unit,
)
from tourdetable.domain.evaluation.models import FrozenFigure

WORDS = ("name", "definition", "formula", "source", "limits")
"""What says what an indicator is."""


def said_of(indicator: Indicator, charter: Charter) -> dict[str, Any]:
    """What an indicator is, in every language, and the articles that it informs: whatever becomes
    of it, the report keeps the words on which it was approved."""
    words = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            words[code] = {name: _(getattr(indicator, name)) for name in WORDS}
    how = {"unit": indicator.unit.value, "by": indicator.by.value, "seats": indicator.seats}
    return {**how, "words": words, "articles": indicator.articles(charter)}


def indicator_kept(row: FrozenFigure) -> Indicator:
    """The indicator as it was said, in the reader’s language; it measures as today’s does, if there
    is one."""
    said, now = row.said, INDICATORS.get(row.indicator)
    every = said["words"] or {"": {name: _(getattr(now, name)) for name in WORDS}}
    words = every.get(get_language()) or next(iter(every.values()))
    return Indicator(
        row.indicator,
        Unit(said["unit"]),
        **words,
        measure=now.measure if now else nothing,
        by=GroupedBy(said["by"]),
        seats=said["seats"],
        reads=now.reads if now else (),
    )


def nothing(evaluated: Evaluated) -> Iterator[FactLine]:
    """What an indicator of former days finds."""
    return iter(())


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


def summed(row: FrozenFigure) -> Sums | None:
    """What is told of the whole, of a row whose lines were not read; None where it is unknown, or
    hidden."""
    return Sums(row.counts, row.of, row.number) if row.known and row.told else None


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
