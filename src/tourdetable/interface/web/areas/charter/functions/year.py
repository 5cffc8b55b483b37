"""The page of what was done for each function: months by functions, and the facts of one figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import Http404

from tourdetable.core.charter.facts.kinds import one
from tourdetable.core.charter.judge.functions import OF_POINTS, Done, FunctionDone, functions_done
from tourdetable.core.charter.judge.wording import FACTS, counted_words
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import OF_MEETINGS, FunctionKind
from tourdetable.core.words.days import add_months
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.meetings.calendar import seasons
from tourdetable.domain.meetings.enums import Purpose
from tourdetable.domain.meetings.points import points_held
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.charter.functions.strip import Square, strip
from tourdetable.interface.web.areas.charter.verdicts.proof import Sources, every_body, judged
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages

LINES = 10
"""How many facts a page of a figure shows."""
SEASONS = 6
"""How many seasons one may choose among, the last ones."""


@dataclass(frozen=True)
class AskedOfFunctions:
    """What the address asks: a season by the year it begins in, a body by its slug, a figure (a
    function, and a month like `2027-03`, or the whole season), a page of its facts."""

    season: str = ""
    body: str = ""
    function: str = ""
    month: str = ""
    page: str = ""


@dataclass(frozen=True)
class FigureCell:
    """What was done for a function in a month: None in a month to come, or when nobody knows."""

    month: date
    figure: int | None
    url: str
    current: bool


@dataclass(frozen=True)
class FunctionRow:
    """A function over the season."""

    done: FunctionDone
    cells: list[FigureCell]
    squares: list[Square]
    url: str
    counts: list[Phrase]
    lacks: list[Phrase]

    @property
    def name(self) -> str:
        return self.done.function.name

    @property
    def total(self) -> int:
        return len(self.done.done)


@dataclass(frozen=True)
class DoneTold:
    """One thing that was done, as this reader may read it."""

    on: date
    kind: Phrase
    title: str
    body: str
    url: str


@dataclass(frozen=True)
class OpenedFigure:
    """The facts of one figure."""

    name: str
    month: date | None
    page: Page[Done]
    lines: list[DoneTold]
    query: str


@dataclass(frozen=True)
class FunctionsPage:
    """What one reader sees of what the bodies are for, over a season."""

    scene: Scene
    asked: AskedOfFunctions
    period: Period
    body: Body | None
    bodies: Mapping[str, Body]
    sources: Sources
    done: tuple[FunctionDone, ...]

    @property
    def season(self) -> str:
        return seasons.label(self.period)

    @property
    def over(self) -> bool:
        """Whether all its days are past."""
        return self.period.last < self.scene.today

    @cached_property
    def months(self) -> list[date]:
        """The first day of each month of the season."""
        first, months = self.period.first.replace(day=1), list[date]()
        while first <= self.period.last:
            months.append(first)
            first = add_months(first, 1)
        return months

    @cached_property
    def rows(self) -> list[FunctionRow]:
        most = max((len(one.in_month(key(m))) for one in self.done for m in self.months), default=0)
        return [self.row(one, most) for one in self.done]

    def row(self, done: FunctionDone, most: int) -> FunctionRow:
        code, words = done.function.code, self.scene.charter.vocabulary
        cells = [self.cell(done, month) for month in self.months]
        squares = strip([cell.figure for cell in cells], max(most, 1))
        named = [counted_words(one, words) for one in done.function.counts]
        lacks = [counted_words(one, words) for one in done.unkept]
        return FunctionRow(done, cells, squares, self.url(function=code), named, lacks)

    def cell(self, done: FunctionDone, month: date) -> FigureCell:
        code, asked = done.function.code, month.isoformat()[:7]
        known = not done.is_unknown and month <= self.scene.today
        figure = len(done.in_month(key(month))) if known else None
        current = (self.asked.function, self.asked.month) == (code, asked)
        return FigureCell(month, figure, self.url(function=code, month=asked), current)

    def url(self, **figure: str) -> str:
        """The address of a figure of this season and body."""
        return f"?{urlencode(self.kept | figure)}#facts"

    @property
    def kept(self) -> dict[str, str]:
        """What the address of a figure keeps of this one."""
        found = {"season": str(self.period.first.year)}
        return found | ({"body": self.body.slug} if self.body else {})

    @property
    def years(self) -> list[tuple[int, str]]:
        """The seasons that one may choose: their years, and what they are called."""
        charter, today = self.scene.charter, self.scene.today
        last = seasons.season_year(charter, today)
        begun = [body.starts for body in self.sources.facts.network.bodies]
        first = seasons.season_year(charter, min(begun, default=today))
        years = range(last, max(first, last - SEASONS + 1) - 1, -1)
        return [(year, seasons.label(seasons.season(charter, year))) for year in years]

    @property
    def choices(self) -> list[Body]:
        """The bodies that some function is for, by their names."""
        words = self.scene.charter.vocabulary
        found = (body for body in self.bodies.values() if words.functions_of(body.kind))
        return sorted(found, key=lambda body: (body.name, body.pk))

    @cached_property
    def opened(self) -> OpenedFigure | None:
        """The facts of the figure that is asked, if one is."""
        found = next((one for one in self.done if one.function.code == self.asked.function), None)
        if found is None:
            return None
        month = next((m for m in self.months if m.isoformat()[:7] == self.asked.month), None)
        every = found.in_month(key(month)) if month else found.done
        page = Pages(every, LINES).get_page(self.asked.page)
        figure = {"function": found.function.code} | ({"month": self.asked.month} if month else {})
        query = f"{urlencode(self.kept | figure)}&"
        return OpenedFigure(found.function.name, month, page, [*map(self.told, page)], query)

    def told(self, done: Done) -> DoneTold:
        """Its title for those who sit in the body; to others, what kind of thing it is."""
        sits = self.sources.sits_in(done.body)
        title = done.title if sits else ""
        url = self.page_of(done) if sits else self.sources.of_body(done.body)
        return DoneTold(done.on, self.kind_of(done), title, self.sources.name(done.body), url)

    def kind_of(self, done: Done) -> Phrase:
        if done.code.startswith(OF_MEETINGS):
            kinds = self.scene.charter.vocabulary.meeting_kinds
            code = done.code.removeprefix(OF_MEETINGS)
            return Phrase("%(name)s", name=kinds[code].name)
        known = FACTS.get(one(done.code))
        purpose = done.code.rpartition(".")[2]
        return Phrase(known) if known else Phrase("%(name)s", name=str(Purpose(purpose).label))

    def page_of(self, done: Done) -> str:
        """The page of a thing done in a body of the reader."""
        if done.code == "topics":
            return self.sources.page("topic", int(done.id))
        if done.code == "decisions":
            return self.sources.of_decision(done.id)
        meeting = self.sources.of_meeting(done.meeting) if done.meeting else ""
        return meeting or self.sources.of_body(done.body)


def key(month: date) -> tuple[int, int]:
    return month.year, month.month


def functions_page(scene: Scene, asked: AskedOfFunctions) -> FunctionsPage:
    """The page, or 404 when the charter says no such thing, or of no such body (three queries)."""
    vocabulary, facts = scene.charter.vocabulary, judged(scene).facts
    bodies = every_body(scene)
    body = next((one for one in bodies.values() if one.slug == asked.body), None)
    if not vocabulary.functions or (asked.body and body is None):
        raise Http404
    wanted = vocabulary.functions_of(body.kind) if body else tuple(vocabulary.functions.values())
    period = season_asked(scene, asked.season)
    within, counted = until_today(period, scene.today), kinds(bodies, body)
    points = points_held(scene.network, within, purposes=purposes_of(wanted))
    done = functions_done(wanted, facts, points, within=within, bodies=counted)
    sources = Sources(scene, facts, bodies)
    hidden = hidden_meetings(sources)
    known = tuple(one.without(hidden) for one in done)
    return FunctionsPage(scene, asked, period, body, bodies, sources, known)


def hidden_meetings(sources: Sources) -> frozenset[str]:
    """The meetings that only those who sit in their body may know of, for a reader who does not:
    nothing that was done there counts."""
    every = sources.facts.every("meetings")
    narrow = (one for one in every if one.kind not in sources.known)
    return frozenset(one.id for one in narrow if not sources.sits_in(one.body))


def season_asked(scene: Scene, year: str) -> Period:
    """The season that is asked, or that of today."""
    first = seasons.season_year(scene.charter, scene.today)
    asked = int(year) if re.fullmatch(r"[12]\d{3}", year) and int(year) <= first else first
    return seasons.season(scene.charter, asked)


def until_today(period: Period, today: date) -> Period:
    """The days of a season that have come."""
    return Period(period.first, min(period.last, today))


def purposes_of(functions: Iterable[FunctionKind]) -> list[str]:
    """The purposes of points of agendas that count for some of them."""
    codes = {code for one in functions for code in one.counts if code.startswith(OF_POINTS)}
    return sorted(code.removeprefix(OF_POINTS) for code in codes)


def kinds(bodies: Mapping[str, Body], body: Body | None) -> dict[str, str]:
    """The kinds of the bodies that are counted: one, or all."""
    return {pk: found.kind for pk, found in bodies.items() if body in (None, found)}
