"""The programme of a season as a page shows it: whole when it is short, else by quarter, the
reader's own bodies first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import cached_property
from itertools import starmap
from typing import Any

from django.core.paginator import Page
from django.db.models import Q
from django.http import Http404, QueryDict

from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.meetings.calendar.seasons import (
    label,
    months,
    season,
    season_year,
    seasons_beside,
)
from tourdetable.domain.meetings.listing import ListedMeeting
from tourdetable.domain.programme.changes import Change
from tourdetable.domain.years.rules import may_draft
from tourdetable.interface.web.areas.calendars.feed_secret import secret_of
from tourdetable.interface.web.areas.programme.choice import SeasonChoice
from tourdetable.interface.web.areas.programme.lines import (
    MonthRows,
    ProgrammeLine,
    by_month,
    line_writer,
)
from tourdetable.interface.web.areas.programme.reads import SeasonReads
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages

FEW = 5
"""Changes that the programme itself shows; more are on their own page."""

CHANGES = 20
"""Changes on a page of theirs."""


@dataclass(frozen=True)
class ProgrammePage:
    """`year` is that of the season's first day; `asked` is what the address asks of it."""

    scene: Scene
    year: int
    asked: QueryDict

    @cached_property
    def season(self) -> Period:
        return season(self.scene.charter, self.year)

    @property
    def label(self) -> str:
        return label(self.season)

    @property
    def current(self) -> bool:
        """Whether it is the season of today."""
        return self.scene.today in self.season

    @property
    def ended(self) -> bool:
        """Whether the season is over."""
        return self.season.last < self.scene.today

    @cached_property
    def reads(self) -> SeasonReads:
        return SeasonReads(self.scene, self.season)

    @property
    def published_on(self) -> date | None:
        """The day on which its programme was published."""
        return self.reads.facts.published_on

    @property
    def decision(self) -> dict[str, Any] | None:
        """The decision that adopted the programme, if the reader may read it: its id, its reference
        and its body."""
        return self.reads.facts.decision

    @cached_property
    def beside(self) -> tuple[int | None, int | None]:
        scene, facts = self.scene, self.reads.facts
        found = (facts.before, facts.later)
        return seasons_beside(scene.network, scene.charter, found, year=self.year, on=scene.today)

    @property
    def previous(self) -> int | None:
        """The season before, when it is worth turning to."""
        return self.beside[0]

    @property
    def next(self) -> int | None:
        """The season after, when it is worth turning to."""
        return self.beside[1]

    @cached_property
    def secret(self) -> str:
        """What the address of the reader's own feed holds."""
        place = self.scene.standing
        if place is None:
            return ""
        return secret_of(place, renewed=self.reads.facts.renewals or 0)

    @property
    def drafter(self) -> bool:
        """Whether the reader prepares the year."""
        return self.scene.standing is not None and bool(may_draft(self.scene.standing))

    @cached_property
    def choice(self) -> SeasonChoice:
        """What part of the season is asked."""
        return SeasonChoice(self.reads, self.asked)

    @property
    def count(self) -> int:
        """Its meetings, but for those that are cancelled, that answer what is asked."""
        return self.choice.held(bodies=self.choice.bodies)

    @cached_property
    def held(self) -> list[MonthRows]:
        """The months that the page shows, but for those without a meeting."""
        choice = self.choice
        condition, first, last = choice.filter.condition, *choice.cut
        return self.written(self.reads.held(condition, choice.period, choice.owned, first, last))

    def written(self, found: Iterable[tuple[ListedMeeting, Change | None]]) -> list[MonthRows]:
        """Meetings, by month."""
        return by_month(starmap(line_writer(self.scene), found))

    @cached_property
    def over(self) -> list[MonthRows]:
        """The months all of whose meetings are past, as long as others are not."""
        past = [month for month in self.held if all(row.past for row in month[1])]
        return past if len(past) < len(self.held) and not self.choice.everything else []

    @property
    def ahead(self) -> list[MonthRows]:
        """The other months, that people come for."""
        return self.held[len(self.over) :]

    @cached_property
    def coming(self) -> ProgrammeLine | None:
        """The next meeting that answers what is asked, in the season of today."""
        if not self.current:
            return None
        found = self.reads.coming(self.choice.filter.condition, self.choice.owned)
        return line_writer(self.scene)(found, None) if found else None

    @property
    def opened(self) -> bool:
        """Whether what has changed is asked, rather than the meetings."""
        return self.asked.get("open") == "changes"

    @cached_property
    def changed(self) -> int:
        """How many meetings of the bodies shown have changed since the publication; those that left
        the season are among them."""
        return self.choice.changed

    @cached_property
    def changes(self) -> list[Change]:
        """Those that are shown: all of them when they are few, or those of their own page."""
        if not self.changed or (self.changed > FEW and not self.opened):
            return []
        first = (self.leaf.number - 1) * CHANGES
        return self.reads.changes(self.choice.owned, first, first + CHANGES)

    @property
    def leaf_query(self) -> str:
        """The address of the other pages of changes, but for their number."""
        return f"year={self.year}&bodies={self.choice.bodies}&open=changes&"

    @cached_property
    def leaf(self) -> Page[int]:
        """The ranks of the changes on a page of theirs."""
        pages = Pages(range(self.changed), CHANGES)
        return pages.get_page(self.asked.get("page"))


@dataclass(frozen=True)
class PrintedProgramme(ProgrammePage):
    """The same, whole, for paper."""

    @cached_property
    def held(self) -> list[MonthRows]:
        return self.written(self.reads.held(Q(), self.season, own=False))

    @property
    def months(self) -> list[MonthRows]:
        """Each month; one without any meeting keeps its place."""
        held = dict(self.held)
        return [(first, held.get(first, [])) for first in months(self.season)]


def year_page(scene: Scene, asked: QueryDict) -> ProgrammePage:
    """The season that is asked (nothing: today's). Raises Http404 when that is no year of the
    calendar."""
    return ProgrammePage(scene, year_of(scene, asked), asked)


def printed_year(scene: Scene, asked: QueryDict) -> PrintedProgramme:
    """The same, for paper: no filter is asked."""
    return PrintedProgramme(scene, year_of(scene, asked), QueryDict())


def year_of(scene: Scene, asked: QueryDict) -> int:
    """The year that is asked, or that of today's season."""
    return year_asked(asked.get("year", ""), default=season_year(scene.charter, scene.today))


def year_asked(asked: str, *, default: int) -> int:
    """A year from the address."""
    if not asked:
        return default
    if not re.fullmatch("[1-9][0-9]{3}", asked, re.ASCII) or int(asked) == MAXYEAR:
        raise Http404
    return int(asked)
