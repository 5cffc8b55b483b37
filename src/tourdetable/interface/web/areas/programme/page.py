"""The programme of a season as a page shows it: whole when it is short, else by quarter, the
reader's own bodies first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR
from functools import cached_property
from itertools import starmap

from django.core.paginator import Page
from django.db.models import Q, QuerySet
from django.http import Http404, QueryDict

from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.listing import lines
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.seasons import (
    label,
    moments,
    months,
    season,
    season_year,
    seasons_beside,
)
from tourdetable.domain.programme.changes import (
    Change,
    changed_since,
    changes_in,
    lines_with_changes,
)
from tourdetable.domain.programme.models import Programme
from tourdetable.domain.years.rules import may_draft
from tourdetable.interface.web.areas.decisions.register import readable as decisions_readable
from tourdetable.interface.web.areas.programme.choice import SeasonChoice
from tourdetable.interface.web.areas.programme.feed_secret import secret_of
from tourdetable.interface.web.areas.programme.lines import (
    MonthRows,
    ProgrammeLine,
    by_month,
    line_writer,
)
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
    def published(self) -> Programme | None:
        found = Programme.objects.filter(network=self.scene.network, year=self.year)
        return found.first()

    @cached_property
    def decision(self) -> Decision | None:
        """The decision that adopted the programme, if the reader may read it."""
        return adopting(self.scene, self.published) if self.published else None

    @cached_property
    def beside(self) -> tuple[int | None, int | None]:
        scene = self.scene
        place, charter = scene.standing, scene.charter
        return seasons_beside(scene.network, charter, place, year=self.year, on=scene.today)

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
        return secret_of(self.scene.standing) if self.scene.standing else ""

    @property
    def drafter(self) -> bool:
        """Whether the reader prepares the year."""
        return self.scene.standing is not None and bool(may_draft(self.scene.standing))

    @cached_property
    def choice(self) -> SeasonChoice:
        """What part of the season is asked."""
        return SeasonChoice(self.scene, self.season, self.asked)

    @property
    def count(self) -> int:
        """Its meetings, but for those that are cancelled, that answer what is asked."""
        return self.choice.held(bodies=self.choice.bodies)

    @cached_property
    def held(self) -> list[MonthRows]:
        """The months that the page shows, but for those without a meeting."""
        page = self.choice.page
        return self.written(self.choice.shown, max(page.start_index() - 1, 0), page.end_index())

    def written(
        self, meetings: QuerySet[Meeting], first: int = 0, last: int | None = None
    ) -> list[MonthRows]:
        """Some meetings, from the first to the last, by month (one query)."""
        if self.published:
            found = lines_with_changes(meetings, self.published, first, last)
        else:
            found = [(one, None) for one in lines(meetings[first:last])]
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
        midnight = moments(self.scene.network, Period(self.scene.today, self.scene.today))[0]
        after = moments(self.scene.network, self.season)[1]
        ahead = Q(ends_at__gte=midnight, starts_at__lt=after, state__in=CALENDAR)
        asked = self.choice.known.filter(self.choice.filter.condition, ahead)
        found = self.choice.of_bodies(asked)
        write = line_writer(self.scene)
        return next((write(one, None) for one in lines(found[:1])), None)

    @property
    def opened(self) -> bool:
        """Whether what has changed is asked, rather than the meetings."""
        return self.asked.get("open") == "changes"

    @cached_property
    def differing(self) -> QuerySet[Meeting]:
        """The meetings of the bodies shown that have changed since the publication; those that left
        the season are among them."""
        if self.published is None:
            return Meeting.objects.none()
        during = moments(self.scene.network, self.season)
        return changed_since(self.published, self.choice.of_bodies(self.choice.known), during)

    @cached_property
    def changed(self) -> int:
        """How many changes there are."""
        return self.differing.count()

    @cached_property
    def changes(self) -> list[Change]:
        """Those that are shown: all of them when they are few, or those of their own page."""
        if not self.changed or (self.changed > FEW and not self.opened):
            return []
        return changes_in(self.differing, self.leaf.start_index() - 1, self.leaf.end_index())

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
        return self.written(self.choice.during(self.season))

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


def adopting(scene: Scene, published: Programme) -> Decision | None:
    """The decision that adopted the programme, for a member who may read it."""
    if scene.standing is None or published.decision is None:
        return None
    found = decisions_readable(scene.standing).filter(pk=published.decision)
    return found.select_related("body").first()


def year_asked(asked: str, *, default: int) -> int:
    """A year from the address."""
    if not asked:
        return default
    if not re.fullmatch("[1-9][0-9]{3}", asked, re.ASCII) or int(asked) == MAXYEAR:
        raise Http404
    return int(asked)
