"""Drawings and tables of a figure: what it was, then month by month or part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.figures.charts import BarChart, ChartBar
from tourdetable.domain.evaluation.indicators.terms import (
    GroupedBy,
    Indicator,
    Sums,
    Unit,
)
from tourdetable.domain.evaluation.publishing import ToldFigure
from tourdetable.domain.networks.models import Network
from tourdetable.interface.language import labelled, month_of_year, number
from tourdetable.interface.web.areas.evaluation.words import (
    body_kind_words,
    group_words,
    value_words,
)

FEW = 1
"""A breakdown in so many parts says nothing more than the whole."""


@dataclass(frozen=True)
class PartRow:
    """A part of a figure: what it is called, its value, and what it is made of."""

    name: str
    sums: Sums | None
    unit: Unit
    before: bool = False

    @property
    def value(self) -> str:
        return value_words(self.sums, self.unit)

    @property
    def counts(self) -> str:
        return number(self.sums.counts) if self.sums else ""

    @property
    def of(self) -> str:
        return number(self.sums.of) if self.sums else ""

    @property
    def bar(self) -> ChartBar:
        """The same, drawn."""
        value = self.sums.value(self.unit) if self.sums else None
        return ChartBar(self.name, value, self.value, self.before)


@dataclass(frozen=True)
class FigureBreakdown:
    """A figure by parts, drawn and in a table."""

    key: str
    title: str
    indicator: Indicator
    rows: tuple[PartRow, ...]

    @property
    def is_ratio(self) -> bool:
        """Whether a value is a sum over another."""
        return self.indicator.unit is not Unit.NUMBER

    @property
    def chart(self) -> BarChart:
        most = 100 if self.indicator.unit is Unit.PERCENT else None
        said = _("The table that follows says the same figures.")
        name = labelled(_(self.indicator.name), self.title)
        return BarChart(self.key, name, said, tuple(row.bar for row in self.rows), most)


def compared(
    indicator: Indicator, both: tuple[ToldFigure | None, ToldFigure | None], names: tuple[str, str]
) -> FigureBreakdown:
    """The period beside the one before, if there was one."""
    rows = [
        PartRow(name, figure.total if figure else None, indicator.unit, before)
        for figure, name, before in zip(reversed(both), names, (True, False), strict=True)
        if figure or not before
    ]
    title = _("The two periods") if len(rows) > FEW else _("The period")
    return FigureBreakdown(f"{indicator.code}-both", title, indicator, tuple(rows))


def breakdowns(
    indicator: Indicator, figure: ToldFigure, charter: Charter, kinds: Mapping[str, str]
) -> list[FigureBreakdown]:
    """The figure by groups, kinds of bodies (`kinds`: that of each body) and months, where it has
    several."""
    found = [by_groups(indicator, figure, charter), by_kinds(indicator, figure, charter, kinds)]
    if figure.monthly:
        found.append(by_months(indicator, figure))
    return [one for one in found if len(one.rows) > FEW]


def by_months(indicator: Indicator, figure: ToldFigure) -> FigureBreakdown:
    parts = figure.by(lambda one: one.on.isoformat()[:7])
    names = {code: month_name(code) for code in parts}
    return broken_down(indicator, figure, "months", _("Month by month"), (parts, names))


def by_groups(indicator: Indicator, figure: ToldFigure, charter: Charter) -> FigureBreakdown:
    parts = figure.by(lambda one: one.group) if indicator.by is not GroupedBy.NOTHING else {}
    names = {code: capfirst(group_words(indicator, code, charter)) for code in parts}
    return broken_down(indicator, figure, "groups", _("Part by part"), (parts, names))


def by_kinds(
    indicator: Indicator, figure: ToldFigure, charter: Charter, kinds: Mapping[str, str]
) -> FigureBreakdown:
    parts = figure.by(lambda one: kinds.get(one.body, ""))
    names = {code: body_kind_words(code, charter) for code in parts}
    return broken_down(indicator, figure, "kinds", _("By kinds of bodies"), (parts, names))


def broken_down(
    indicator: Indicator,
    figure: ToldFigure,
    key: str,
    title: str,
    named: tuple[Mapping[str, Sums], Mapping[str, str]],
) -> FigureBreakdown:
    """Parts that are told, then those told together."""
    parts, names = named
    rows = [PartRow(names[code], sums, indicator.unit) for code, sums in parts.items()]
    if figure.rest is not None and len(rows) > FEW:
        words = _("%(n)d bodies, told together") % {"n": figure.bodies}
        rows.append(PartRow(words, figure.rest, indicator.unit))
    return FigureBreakdown(f"{indicator.code}-{key}", title, indicator, tuple(rows))


def kinds_of(network: Network) -> dict[str, str]:
    """The kind of each body, by the id that facts know (one query)."""
    return {str(pk): kind for pk, kind in network.bodies.values_list("pk", "kind")}


def month_name(code: str) -> str:
    """« mars 2027 »"""
    return month_of_year(date.fromisoformat(f"{code}-01"))
