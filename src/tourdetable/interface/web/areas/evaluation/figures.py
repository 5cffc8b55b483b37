"""The figures of an evaluation as they are told: frozen, or of today as long as they are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from tourdetable.domain.evaluation import readings
from tourdetable.domain.evaluation.freezing import LaterChanges, later, read, summed
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS, indicators_of
from tourdetable.domain.evaluation.indicators.facts import Evaluated
from tourdetable.domain.evaluation.indicators.terms import Indicator, IndicatorFigure, Sums
from tourdetable.domain.evaluation.models import FrozenFigure
from tourdetable.domain.evaluation.publishing import ToldFigure, is_small, told
from tourdetable.interface.web.areas.evaluation.loading import CampaignSheet
from tourdetable.interface.web.areas.evaluation.words import change_words, value_words

Both = tuple[IndicatorFigure | None, IndicatorFigure | None]
"""A figure over the period, and over the one before; None when nobody keeps what it reads."""


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator in a line: what it is worth, what it was before. `unknown`: nobody keeps what it
    reads."""

    indicator: Indicator
    articles: list[str]
    now: Sums | None
    before: Sums | None
    unknown: bool = False

    @property
    def value(self) -> str:
        return _("unknown") if self.unknown else value_words(self.now, self.indicator.unit)

    @property
    def value_before(self) -> str:
        return value_words(self.before, self.indicator.unit)

    @property
    def change(self) -> str:
        return "" if self.unknown else change_words(self.indicator, self.now, self.before)


@dataclass(frozen=True)
class FigureReader:
    """Reads the figures of one evaluation."""

    sheet: CampaignSheet

    @property
    def frozen(self) -> bool:
        return self.sheet.campaign.frozen_on is not None

    @cached_property
    def today(self) -> Evaluated:
        """The network over the period, on what is known today."""
        scene, within = self.sheet.scene, self.sheet.campaign.within
        return readings.evaluated(scene.network, scene.charter, within, on=scene.today)

    @cached_property
    def before_today(self) -> Evaluated:
        """The same over the period before."""
        return readings.before(self.today, self.sheet.scene.network)

    @cached_property
    def indicators(self) -> list[Indicator]:
        """Those that are told: what was frozen, else what says something here."""
        if not self.frozen:
            return indicators_of(self.sheet.scene.charter)
        return [INDICATORS[code] for code in INDICATORS if (code, False) in self.summary]

    @cached_property
    def summary(self) -> Mapping[tuple[str, bool], FrozenFigure]:
        """What was frozen, without its lines (one query): (code, whether of before) → row."""
        rows = self.sheet.campaign.frozen.defer("lines")
        return {(row.indicator, row.before): row for row in rows}

    @property
    def rows(self) -> list[IndicatorRow]:
        """All of them, in a line each."""
        of = self.frozen_row if self.frozen else self.row_today
        return [of(one) for one in self.indicators]

    def row_today(self, indicator: Indicator) -> IndicatorRow:
        now, before = self.figures_today(indicator)
        sums = [self.sums(indicator, one) for one in (now, before)]
        return IndicatorRow(indicator, self.articles(indicator), sums[0], sums[1], now is None)

    def figures_today(self, indicator: Indicator) -> Both:
        """Of today."""
        return indicator.figure(self.today), indicator.figure(self.before_today)

    @staticmethod
    def sums(indicator: Indicator, figure: IndicatorFigure | None) -> Sums | None:
        """What is told of the whole."""
        if figure is None or is_small(figure.seats, seats=indicator.seats):
            return None
        return figure.total

    def frozen_row(self, indicator: Indicator) -> IndicatorRow:
        rows = [self.summary.get((indicator.code, before)) for before in (False, True)]
        sums = [
            summed(row)
            if row and row.known and not is_small(row.seats, seats=indicator.seats)
            else None
            for row in rows
        ]
        unknown = rows[0] is None or not rows[0].known
        return IndicatorRow(indicator, self.articles(indicator), sums[0], sums[1], unknown)

    def articles(self, indicator: Indicator) -> list[str]:
        return indicator.articles(self.sheet.scene.charter)

    def both(self, indicator: Indicator) -> Both:
        """The figure over both periods: as frozen, or of today."""
        if not self.frozen:
            return self.figures_today(indicator)
        rows = self.sheet.campaign.frozen.filter(indicator=indicator.code)
        found = {row.before: read(row) for row in rows}
        return found.get(False), found.get(True)

    @cached_property
    def all_told(self) -> Mapping[str, tuple[ToldFigure | None, ToldFigure | None]]:
        """Every figure as it is told, over both periods (one query when they are frozen)."""
        every = self.all_frozen() if self.frozen else {}
        found = {}
        for one in self.indicators:
            now, before = every[one.code] if self.frozen else self.figures_today(one)
            found[one.code] = shown(one, now), shown(one, before)
        return found

    def all_frozen(self) -> dict[str, Both]:
        """Every figure as it was frozen."""
        rows = self.sheet.campaign.frozen.all()
        found = {(row.indicator, row.before): read(row) for row in rows}
        codes = {code for code, _before in found}
        return {code: (found[code, False], found.get((code, True))) for code in codes}

    def since(self, indicator: Indicator, then: ToldFigure) -> LaterChanges | None:
        """What has changed since it was frozen, in what is told one by one; None when it is not."""
        if not self.frozen:
            return None
        now = shown(indicator, indicator.figure(self.today))
        return later(then.lines, now.lines if now else ())


def shown(indicator: Indicator, figure: IndicatorFigure | None) -> ToldFigure | None:
    """A figure as it is told."""
    return None if figure is None else told(figure, seats=indicator.seats)
