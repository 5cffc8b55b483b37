"""The indicators of a network, or of one body, over days that their reader chooses: no evaluation
is needed to read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.sheets.writing import CSV, MEDIA, Table, written
from tourdetable.domain.evaluation import readings
from tourdetable.domain.evaluation.actions.leading import LONGEST
from tourdetable.domain.evaluation.indicators.catalogue import indicators_of
from tourdetable.domain.evaluation.indicators.facts import Evaluated
from tourdetable.domain.evaluation.indicators.terms import Indicator
from tourdetable.domain.evaluation.publishing import ToldFigure
from tourdetable.domain.networks.models import Body
from tourdetable.interface.language import labelled
from tourdetable.interface.web.areas.evaluation.figures.indicator import FigurePage, named
from tourdetable.interface.web.areas.evaluation.figures.lines import exact
from tourdetable.interface.web.areas.evaluation.figures.reading import (
    BothTold,
    IndicatorRow,
    row_of,
    told_before,
    told_live,
)
from tourdetable.interface.web.areas.evaluation.words import days_words
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import download


@dataclass(frozen=True)
class PeriodFigures:
    """The figures of a network over some days, or those of one `body` among them.

    Whoever chooses days may subtract one choice from another: what seats did is for evaluations
    alone (`domain/evaluation/releases`).
    """

    scene: Scene
    within: Period
    body: Body | None = None

    @cached_property
    def today(self) -> Evaluated:
        """The network, on what is known today."""
        scene = self.scene
        return readings.evaluated(scene.network, scene.charter, self.within, on=scene.today)

    @cached_property
    def before(self) -> Evaluated:
        """The same over the days that it is compared with."""
        return readings.before(self.today, self.scene.network)

    @property
    def indicators(self) -> list[Indicator]:
        """Those of public facts."""
        return [one for one in indicators_of(self.scene.charter) if not one.seats]

    @property
    def days(self) -> tuple[str, str]:
        """Both periods in words, the one before first."""
        before = self.before.within
        return days_words(before.first, before.last), days_words(self.within.first, self.today.last)

    @property
    def periods(self) -> tuple[str, str]:
        """The same, as names."""
        before, now = self.days
        return capfirst(before), capfirst(now)

    def told(self, indicator: Indicator) -> BothTold:
        """A figure over both periods, as it is told."""
        now, before = told_live(indicator, self.today), told_before(indicator, self.before)
        return self.of_body(now), self.of_body(before)

    def of_body(self, found: ToldFigure | None) -> ToldFigure | None:
        return found.of_body(str(self.body.pk)) if found and self.body else found

    @staticmethod
    def counted_earlier(_indicator: Indicator) -> None:
        """All are counted today."""

    @property
    def rows(self) -> Iterator[IndicatorRow]:
        """All of them, in a line each."""
        for one in self.indicators:
            yield row_of(one, self.articles(one), self.told(one))

    def articles(self, indicator: Indicator) -> list[str]:
        return indicator.articles(self.scene.charter)

    @property
    def query(self) -> str:
        """What an address says of the days and the body."""
        days = {"first": self.within.first.isoformat(), "last": self.within.last.isoformat()}
        return "?" + urlencode(days | ({"body": self.body.slug} if self.body else {}))

    def url(self, name: str, *args: object) -> str:
        """The address of one of its pages, over the same days."""
        return self.scene.url(name, *args) + self.query

    def facts_url(self, indicator: Indicator) -> str:
        return self.url("indicator_facts", indicator.code)

    @property
    def table(self) -> Table:
        """All of them, for a spreadsheet: an empty figure is hidden, or unknown."""
        before, now = self.periods
        head = [_("Indicator"), _("Definition")]
        for period in (now, before):
            told = (_("Figure"), _("Counts for"), _("Out of"))
            head += [labelled(period, words) for words in told]
        return Table(_("Indicators"), tuple(head), [cells(row) for row in self.rows])


def cells(row: IndicatorRow) -> tuple[str, ...]:
    """A line of the spreadsheet."""
    found = [_(row.indicator.name), _(row.indicator.definition)]
    for sums, said in ((row.now, row.value), (row.before, row.value_before)):
        known = [exact(sums.counts), exact(sums.of)] if sums and not row.unknown else ["", ""]
        found += [said, *known]
    return tuple(found)


def figures_asked(scene: Scene, asked: Mapping[str, str]) -> PeriodFigures:
    """What an address asks for: the season that is under way, where it says nothing that holds."""
    slug, body = asked.get("body", ""), None
    if slug:
        body = scene.network.bodies.filter(slug=slug).first()
        if body is None:
            raise Http404
    return PeriodFigures(scene, days_asked(scene, asked) or season(scene), body)


def season(scene: Scene) -> Period:
    """The one that is under way."""
    found = scene.charter.season.containing(scene.today)
    return Period(found.first, found.last)


def days_asked(scene: Scene, asked: Mapping[str, str]) -> Period | None:
    """The days of an address; None where they are no period that has begun, or are too many."""
    try:
        first, last = (date.fromisoformat(asked.get(name, "")) for name in ("first", "last"))
    except ValueError:
        return None
    if not first <= last or first > scene.today or (last - first).days > LONGEST:
        return None
    return Period(first, last)


@require_safe
@members_only
def indicators(request: Request, scene: Scene) -> HttpResponse:
    """All of them, over the days that the address says."""
    asked = request.GET.dict()
    page = figures_asked(scene, asked)
    wrong = bool(asked.keys() & {"first", "last"}) and days_asked(scene, asked) is None
    name = str(page.body) if page.body else ""
    context = {"page": page, "asked": asked, "wrong": wrong, "title": _("Indicators")}
    return render(request, "evaluation/now.html", context | {"name": name})


@require_safe
@members_only
def indicators_csv(request: Request, scene: Scene) -> HttpResponse:
    """The same, for a spreadsheet."""
    page = figures_asked(scene, request.GET.dict())
    name = f"{scene.network.slug}-indicators-{page.within.first}-{page.within.last}.csv"
    return download(written(CSV, [page.table]), name, MEDIA[CSV])


@dataclass(frozen=True)
class PeriodFigurePage(FigurePage):
    """One of them, and its facts."""

    reader: PeriodFigures


def page_of(request: Request, scene: Scene, code: str) -> PeriodFigurePage:
    """One of them that the address asks for, else 404."""
    reader = figures_asked(scene, request.GET.dict())
    return PeriodFigurePage(reader, named(reader.indicators, code), request.GET.dict())


@require_safe
@members_only
def indicator(request: Request, scene: Scene, code: str) -> HttpResponse:
    """One figure, and the facts behind it."""
    page = page_of(request, scene, code)
    title = _(page.indicator.name)
    back = {"label": _("Indicators"), "url": page.reader.url("indicators")}
    context = {"page": page, "title": title, "trail": [back, {"label": title, "url": ""}]}
    return render(request, "evaluation/figure_now.html", context)


@require_safe
@members_only
def facts_csv(request: Request, scene: Scene, code: str) -> HttpResponse:
    """The facts behind it, for a spreadsheet."""
    page = page_of(request, scene, code)
    if page.figure is None:
        raise Http404
    name = f"{scene.network.slug}-indicators-{code}.csv"
    return download(written(CSV, [page.facts.table(page.figure)]), name, MEDIA[CSV])
