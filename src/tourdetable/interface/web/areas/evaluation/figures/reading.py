"""The figures of an evaluation as they are told: frozen, or of today as long as they are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from tourdetable.domain.evaluation import readings
from tourdetable.domain.evaluation.freezing import LaterChanges, indicator_kept, later, read, summed
from tourdetable.domain.evaluation.indicators.catalogue import indicators_of
from tourdetable.domain.evaluation.indicators.facts import Evaluated
from tourdetable.domain.evaluation.indicators.terms import Indicator, IndicatorFigure, Sums
from tourdetable.domain.evaluation.models import FrozenFigure
from tourdetable.domain.evaluation.publishing import ToldFigure, told
from tourdetable.interface.web.areas.evaluation.loading import CampaignSheet
from tourdetable.interface.web.areas.evaluation.words import change_words, value_words
from tourdetable.interface.web.base.scene import Scene

Both = tuple[IndicatorFigure | None, IndicatorFigure | None]
"""A figure over the period, and over the one before; None when nobody keeps what it reads."""


BothTold = tuple[ToldFigure | None, ToldFigure | None]
"""The same as anybody may read them."""


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
        rows = (row for (_code, before), row in self.summary.items() if not before)
        return [indicator_kept(row) for row in rows]

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
        both = [shown(indicator, one) for one in self.figures_today(indicator)]
        now, before = (one.total if one else None for one in both)
        return IndicatorRow(indicator, self.articles(indicator), now, before, both[0] is None)

    def figures_today(self, indicator: Indicator) -> Both:
        """Of today."""
        return indicator.figure(self.today), indicator.figure(self.before_today)

    def frozen_row(self, indicator: Indicator) -> IndicatorRow:
        rows = [self.summary.get((indicator.code, before)) for before in (False, True)]
        sums = [summed(row) if row else None for row in rows]
        unknown = rows[0] is None or not rows[0].known
        return IndicatorRow(indicator, self.articles(indicator), sums[0], sums[1], unknown)

    def articles(self, indicator: Indicator) -> list[str]:
        """The articles that it informs: those of the day it was frozen."""
        row = self.summary.get((indicator.code, False)) if self.frozen else None
        return row.said["articles"] if row else indicator.articles(self.scene.charter)

    @property
    def scene(self) -> Scene:
        return self.sheet.scene

    @property
    def periods(self) -> tuple[str, str]:
        """What both periods are called, the one before first."""
        return self.sheet.before, self.sheet.period

    def told(self, indicator: Indicator) -> BothTold:
        """The figure over both periods, as it is told."""
        now, before = self.both(indicator)
        return shown(indicator, now), shown(indicator, before)

    def facts_url(self, indicator: Indicator) -> str:
        """Its facts, for a spreadsheet."""
        return self.sheet.url("evaluation_facts", indicator.code)

    def both(self, indicator: Indicator) -> Both:
        """The figure over both periods: as frozen, or of today."""
        if not self.frozen:
            return self.figures_today(indicator)
        rows = self.sheet.campaign.frozen.filter(indicator=indicator.code)
        found = {row.before: read(row) for row in rows}
        return found.get(False), found.get(True)

    @cached_property
    def all_told(self) -> Mapping[str, BothTold]:
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
