"""The figures of an evaluation as they are told: frozen, or of today as long as they are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from tourdetable.domain.evaluation import readings
from tourdetable.domain.evaluation.freezing import LaterChanges, indicator_kept, later, read, summed
from tourdetable.domain.evaluation.indicators.catalogue import indicators_of
from tourdetable.domain.evaluation.indicators.facts import Evaluated
from tourdetable.domain.evaluation.indicators.terms import Indicator, Sums
from tourdetable.domain.evaluation.models import FrozenFigure
from tourdetable.domain.evaluation.publishing import HIDDEN, WAITING, ToldFigure, told
from tourdetable.interface.web.areas.evaluation.loading import CampaignSheet
from tourdetable.interface.web.areas.evaluation.words import (
    change_words,
    not_yet,
    value_words,
)
from tourdetable.interface.web.base.scene import Scene

BothTold = tuple[ToldFigure | None, ToldFigure | None]
"""A figure over the period, and over the one before, as they are told; None when nobody keeps what
it reads, or no body lived then."""


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator in a line: what it is worth, what it was before. `unknown`: nobody keeps what it
    reads; `waits`: it is told once it is frozen; `alone`: there is nothing to compare it with."""

    indicator: Indicator
    articles: list[str]
    now: Sums | None
    before: Sums | None
    unknown: bool = False
    waits: bool = False
    alone: bool = False

    @property
    def value(self) -> str:
        if self.unknown:
            return _("unknown")
        return not_yet() if self.waits else value_words(self.now, self.indicator.unit)

    @property
    def value_before(self) -> str:
        if self.waits or self.alone:
            return ""
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

    @property
    def compares(self) -> bool:
        """Whether a body lived in the period before."""
        if not self.frozen:
            return self.before_today.begun
        return any(before for _code, before in self.summary)

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
        return row_of(indicator, self.articles(indicator), self.told_today(indicator))

    def told_today(self, indicator: Indicator) -> BothTold:
        """Of today."""
        return told_live(indicator, self.today), told_before(indicator, self.before_today)

    def frozen_row(self, indicator: Indicator) -> IndicatorRow:
        rows = [self.summary.get((indicator.code, before)) for before in (False, True)]
        now, before = (summed(row) if row else None for row in rows)
        known = rows[0] is not None and rows[0].known
        waits = known and rows[0] is not None and rows[0].waits
        articles = self.articles(indicator)
        alone = rows[1] is None
        return IndicatorRow(indicator, articles, now, before, not known, waits, alone)

    def articles(self, indicator: Indicator) -> list[str]:
        """The articles that it informs: those of the day it was frozen."""
        row = self.summary.get((indicator.code, False)) if self.frozen else None
        kept = row.said["articles"] if row else []
        return kept or indicator.articles(self.scene.charter)

    @property
    def scene(self) -> Scene:
        return self.sheet.scene

    @property
    def periods(self) -> tuple[str, str]:
        """What both periods are called, the one before first."""
        return self.sheet.before, self.sheet.period

    def told(self, indicator: Indicator) -> BothTold:
        """The figure over both periods: as frozen, or of today."""
        if not self.frozen:
            return self.told_today(indicator)
        rows = self.sheet.campaign.frozen.filter(indicator=indicator.code)
        found = {row.before: told_frozen(row) for row in rows.select_related("campaign")}
        return found.get(False), found.get(True)

    def facts_url(self, indicator: Indicator) -> str:
        """Its facts, for a spreadsheet."""
        return self.sheet.url("evaluation_facts", indicator.code)

    @cached_property
    def all_told(self) -> Mapping[str, BothTold]:
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
    if row.waits:
        return WAITING
    return told(figure, indicator_kept(row)) if row.told else HIDDEN


def told_live(indicator: Indicator, evaluated: Evaluated) -> ToldFigure | None:
    """A figure of today, as it is told: what seats did waits, as whoever followed it day by day,
    or over other days, would read who did it."""
    if indicator.seats:
        return WAITING if indicator.is_known(evaluated) else None
    figure = indicator.figure(evaluated)
    return told(figure, indicator) if figure else None


def told_before(indicator: Indicator, evaluated: Evaluated) -> ToldFigure | None:
    """The same of the period before; None where no body lived then."""
    return told_live(indicator, evaluated) if evaluated.begun else None


def row_of(indicator: Indicator, articles: list[str], both: BothTold) -> IndicatorRow:
    """A figure in a line."""
    now, before = (one.total if one else None for one in both)
    waits = both[0] is not None and both[0].waits
    return IndicatorRow(indicator, articles, now, before, both[0] is None, waits, both[1] is None)
