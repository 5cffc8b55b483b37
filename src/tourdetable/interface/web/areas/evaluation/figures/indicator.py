"""One figure of an evaluation: what it is, its parts, the facts behind it, what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.sheets.writing import CSV, MEDIA, written
from tourdetable.domain.evaluation.freezing import LaterChanges
from tourdetable.domain.evaluation.indicators.terms import FactLine, Indicator
from tourdetable.domain.evaluation.models import FigureComment
from tourdetable.domain.evaluation.publishing import ToldFigure
from tourdetable.interface.language import number
from tourdetable.interface.web.areas.evaluation.figures.drawn import (
    FigureBreakdown,
    breakdowns,
    compared,
)
from tourdetable.interface.web.areas.evaluation.figures.lines import FactsReader, FactTold
from tourdetable.interface.web.areas.evaluation.figures.reading import BothTold, FigureReader
from tourdetable.interface.web.areas.evaluation.loading import CampaignSheet, sheet_of, trail
from tourdetable.interface.web.areas.evaluation.report.reading import comments_of
from tourdetable.interface.web.areas.evaluation.words import (
    not_yet,
    signed_by,
    untold_words,
    value_words,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import download
from tourdetable.interface.web.paging import Pages

LINES = 10
"""How many facts a page shows; how many later changes."""


class FiguresTold(Protocol):
    """Figures over some days: of an evaluation, or of days that one chooses."""

    @property
    def scene(self) -> Scene: ...
    @property
    def periods(self) -> tuple[str, str]: ...
    def told(self, indicator: Indicator) -> BothTold: ...
    def articles(self, indicator: Indicator) -> list[str]: ...
    def facts_url(self, indicator: Indicator) -> str: ...
    def counted_earlier(self, indicator: Indicator) -> date | None: ...


@dataclass(frozen=True)
class FigurePage:
    """A figure, as one reader has it. `asked` may name the body whose facts alone are listed."""

    reader: FiguresTold
    indicator: Indicator
    asked: Mapping[str, str]

    @cached_property
    def both(self) -> BothTold:
        """Over the period, and over the one before."""
        return self.reader.told(self.indicator)

    @property
    def figure(self) -> ToldFigure | None:
        return self.both[0]

    @property
    def value(self) -> str:
        if self.figure is None:
            return _("unknown")
        if self.figure.waits:
            return not_yet()
        return value_words(self.figure.total, self.indicator.unit)

    @property
    def facts_url(self) -> str:
        return self.reader.facts_url(self.indicator)

    @property
    def untold(self) -> str:
        """Why nothing is told of it; nothing when something is."""
        return untold_words(self.figure)

    @property
    def earlier(self) -> date | None:
        """The day on which it was counted, if it is told as it was then."""
        return self.reader.counted_earlier(self.indicator)

    @property
    def together(self) -> tuple[str, str]:
        """What the bodies that are told together count for, and out of what."""
        rest = self.figure.rest if self.figure else None
        return (number(rest.counts), number(rest.of)) if rest else ("", "")

    @property
    def articles(self) -> list[str]:
        return self.reader.articles(self.indicator)

    @cached_property
    def facts(self) -> FactsReader:
        return FactsReader(self.reader.scene, self.indicator)

    @cached_property
    def parts(self) -> list[FigureBreakdown]:
        """The two periods, then the parts of this one."""
        if self.figure is None or self.figure.waits:
            return []
        kinds = {code: body.kind for code, body in self.facts.bodies.items()}
        whole = compared(self.indicator, self.both, self.reader.periods)
        more = breakdowns(self.indicator, self.figure, self.reader.scene.charter, kinds)
        return [whole, *more]

    @staticmethod
    def drawing(breakdown: FigureBreakdown) -> SafeString:
        """A breakdown, drawn."""
        return mark_safe(breakdown.chart.svg())  # noqa: S308 made of our own figures, words escaped

    @cached_property
    def page(self) -> Page[FactLine]:
        """Its facts, the latest first."""
        lines = self.figure.lines if self.figure else ()
        kept = [one for one in reversed(lines) if self.body in ("", self.slug(one))]
        return Pages(kept, LINES).get_page(self.asked.get("page"))

    @property
    def body(self) -> str:
        """The body whose facts are asked, by its slug."""
        return self.asked.get("body", "")

    def slug(self, line: FactLine) -> str:
        body = self.facts.bodies.get(line.body)
        return body.slug if body else ""

    @property
    def lines(self) -> list[FactTold]:
        return self.facts.told(self.page)


@dataclass(frozen=True)
class CampaignFigurePage(FigurePage):
    """A figure of an evaluation, what became of it since it was frozen, what is said of it."""

    reader: FigureReader

    @property
    def sheet(self) -> CampaignSheet:
        return self.reader.sheet

    @cached_property
    def later(self) -> LaterChanges | None:
        """What has changed since it was frozen, for those who see it being made."""
        if self.figure is None or not self.sheet.sees_work:
            return None
        return self.reader.since(self.indicator, self.figure)

    @property
    def changes(self) -> list[tuple[str, int, list[FactTold]]]:
        """These changes: what happened, how many facts, the first ones."""
        if not self.later:
            return []
        kinds = (
            (_("Recorded since"), self.later.added),
            (_("No longer there"), self.later.gone),
            (_("Said otherwise since"), self.later.changed),
        )
        return [(said, len(rows), self.facts.told(rows[:LINES])) for said, rows in kinds if rows]

    @cached_property
    def said(self) -> list[tuple[FigureComment, str]]:
        """What is said of it, and by whom."""
        charter, code = self.sheet.scene.charter, self.indicator.code
        rows = (one for one in comments_of(self.sheet) if one.indicator == code)
        return [(one, signed_by(one, charter)) for one in rows]


def figure_page(
    scene: Scene, number: int, code: str, asked: Mapping[str, str]
) -> CampaignFigurePage:
    """A figure of an evaluation that the reader may read, else 404."""
    reader = FigureReader(sheet_of(scene, number))
    return CampaignFigurePage(reader, named(reader.indicators, code), asked)


def named(indicators: Iterable[Indicator], code: str) -> Indicator:
    """The one of a code, else 404."""
    found = next((one for one in indicators if one.code == code), None)
    if found is None:
        raise Http404
    return found


@require_safe
@members_only
def indicator(request: Request, scene: Scene, number: int, code: str) -> HttpResponse:
    """One figure, and the facts behind it."""
    page = figure_page(scene, number, code, request.GET.dict())
    name = _(page.indicator.name)
    context = {"page": page, "campaign": page.sheet.campaign, "title": name}
    context["trail"] = trail(scene, name, page.sheet)
    return render(request, "evaluation/indicator.html", context)


@require_safe
@members_only
def facts_csv(request: Request, scene: Scene, number: int, code: str) -> HttpResponse:
    """The facts behind it, for a spreadsheet: its two sums are found again by hand."""
    page = figure_page(scene, number, code, {})
    if page.figure is None:
        raise Http404
    name = f"{scene.network.slug}-evaluation-{number}-{code}.csv"
    return download(written(CSV, [page.facts.table(page.figure)]), name, MEDIA[CSV])
