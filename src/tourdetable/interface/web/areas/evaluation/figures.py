"""The figures of an evaluation as they are told: frozen, or of today as long as they are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from tourdetable.domain.evaluation import readings
from tourdetable.domain.evaluation.freezing import LaterChanges, later, read, summed
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS, indicators_of
from tourdetable.domain.evaluation.indicators.facts import Evaluated
from tourdetable.domain.evaluation.indicators.terms import Indicator, Sums
from tourdetable.domain.evaluation.models import FrozenFigure
from tourdetable.domain.evaluation.publishing import HIDDEN, WAITING, ToldFigure, told
from tourdetable.interface.web.areas.evaluation.loading import CampaignSheet
from tourdetable.interface.web.areas.evaluation.words import (
    change_words,
    once_frozen,
    value_words,
)

Both = tuple[ToldFigure | None, ToldFigure | None]
"""A figure over the period, and over the one before, as they are told; None when nobody keeps what
it reads."""


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator in a line: what it is worth, what it was before. `unknown`: nobody keeps what it
    reads; `waits`: it is told once it is frozen."""

    indicator: Indicator
    articles: list[str]
    now: Sums | None
    before: Sums | None
    unknown: bool = False
    waits: bool = False

    @property
    def value(self) -> str:
        if self.unknown:
            return _("unknown")
        return once_frozen() if self.waits else value_words(self.now, self.indicator.unit)

    @property
    def value_before(self) -> str:
        return "" if self.waits else value_words(self.before, self.indicator.unit)

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
        known, articles = indicator.is_known(self.today), self.articles(indicator)
        if indicator.seats or not known:
            return IndicatorRow(indicator, articles, None, None, not known, known)
        sums = [one.total if one else None for one in self.told_today(indicator)]
        return IndicatorRow(indicator, articles, sums[0], sums[1])

    def told_today(self, indicator: Indicator) -> Both:
        """Of today; what seats did waits, as whoever followed it day by day would read who did
        it."""
        if indicator.seats:
            return (WAITING, WAITING) if indicator.is_known(self.today) else (None, None)
        now, before = (indicator.figure(one) for one in (self.today, self.before_today))
        return (
            told(now, indicator) if now else None,
            told(before, indicator) if before else None,
        )

    def frozen_row(self, indicator: Indicator) -> IndicatorRow:
        rows = [self.summary.get((indicator.code, before)) for before in (False, True)]
        sums = [summed(row) if row and row.known and row.told else None for row in rows]
        unknown = rows[0] is None or not rows[0].known
        return IndicatorRow(indicator, self.articles(indicator), sums[0], sums[1], unknown)

    def articles(self, indicator: Indicator) -> list[str]:
        return indicator.articles(self.sheet.scene.charter)

    def both(self, indicator: Indicator) -> Both:
        """The figure over both periods: as frozen, or of today."""
        if not self.frozen:
            return self.told_today(indicator)
        rows = self.sheet.campaign.frozen.filter(indicator=indicator.code)
        found = {row.before: told_frozen(row) for row in rows}
        return found.get(False), found.get(True)

    @cached_property
    def all_told(self) -> Mapping[str, Both]:
        """Every figure as it is told, over both periods (one query when they are frozen)."""
        if not self.frozen:
            return {one.code: self.told_today(one) for one in self.indicators}
        rows = self.sheet.campaign.frozen.all()
        found = {(row.indicator, row.before): told_frozen(row) for row in rows}
        codes = [one.code for one in self.indicators]
        return {code: (found[code, False], found.get((code, True))) for code in codes}

    def counted_earlier(self, indicator: Indicator) -> date | None:
        """The day on which it was counted, when it was told as it had been before."""
        row = self.summary.get((indicator.code, False)) if self.frozen else None
        changed = row is not None and row.counted_on != self.sheet.campaign.frozen_on
        return row.counted_on if row is not None and changed else None

    def since(self, indicator: Indicator, then: ToldFigure) -> LaterChanges | None:
        """What has changed since it was frozen, in what is told one by one; None when it is not."""
        if not self.frozen or indicator.seats:
            return None
        now = indicator.figure(self.today)
        return later(then.lines, now.lines if now else ())


def told_frozen(row: FrozenFigure) -> ToldFigure | None:
    """A figure that was frozen, as it is told."""
    figure = read(row)
    if figure is None:
        return None
    return told(figure, INDICATORS[row.indicator]) if row.told else HIDDEN
