"""The programme of a season as a page shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import cached_property

from django.http import Http404

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_network
from tourdetable.domain.meetings.seasons import (
    by_month,
    label,
    of_season,
    readable,
    season,
    season_year,
    years,
)
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.programme.changes import Change, changes_since
from tourdetable.domain.programme.models import Programme
from tourdetable.domain.years.rules import may_draft
from tourdetable.interface.web.areas.decisions.register import readable as decisions_readable
from tourdetable.interface.web.areas.programme.feed_secret import secret_of
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True)
class ProgrammeLine:
    """One meeting: its kind in the charter's word; `open` when the reader may open its page;
    `change` since it was announced, if any."""

    meeting: Meeting
    kind: str
    open: bool
    cancelled: bool
    past: bool
    change: Change | None = None


MonthRows = tuple[date, list[ProgrammeLine]]
"""A month, by its first day, and its meetings."""


@dataclass(frozen=True)
class ProgrammePage:
    """`year` is that of the season's first day; `changes` are those since the publication."""

    scene: Scene
    year: int
    months: list[MonthRows]
    published: Programme | None
    changes: tuple[Change, ...]

    @property
    def label(self) -> str:
        return label(season(self.scene.charter, self.year))

    @property
    def current(self) -> bool:
        """Whether it is the season of today."""
        return self.scene.today in season(self.scene.charter, self.year)

    @property
    def ended(self) -> bool:
        """Whether the season is over."""
        return season(self.scene.charter, self.year).last < self.scene.today

    @cached_property
    def decision(self) -> Decision | None:
        """The decision that adopted the programme, if the reader may read it."""
        return adopting(self.scene, self.published) if self.published else None

    @property
    def count(self) -> int:
        """Its meetings, but for those that are cancelled."""
        return sum(not row.cancelled for _first, rows in self.months for row in rows)

    @cached_property
    def years(self) -> frozenset[int]:
        """Those of which the reader may know something."""
        scene = self.scene
        return frozenset(years(scene.network, scene.charter, scene.standing, on=scene.today))

    @property
    def previous(self) -> int | None:
        """The year before, when it is worth turning to."""
        return self.year - 1 if self.year - 1 in self.years else None

    @property
    def next(self) -> int | None:
        """The year after, when it is worth turning to."""
        return self.year + 1 if self.year + 1 in self.years else None

    @cached_property
    def secret(self) -> str:
        """What the address of the reader's own feed holds."""
        return secret_of(self.scene.standing) if self.scene.standing else ""

    @property
    def drafter(self) -> bool:
        """Whether the reader prepares the year."""
        return self.scene.standing is not None and bool(may_draft(self.scene.standing))

    @property
    def held(self) -> list[MonthRows]:
        """The months that hold a meeting."""
        return [(first, rows) for first, rows in self.months if rows]

    @property
    def over(self) -> list[MonthRows]:
        """The months all of whose meetings are past, as long as others are not."""
        past = [month for month in self.held if all(row.past for row in month[1])]
        return past if len(past) < len(self.held) else []

    @property
    def ahead(self) -> list[MonthRows]:
        """The other months, that people come for."""
        over = self.over
        return [month for month in self.held if month not in over]

    @property
    def coming(self) -> ProgrammeLine | None:
        """The next meeting, in the season of today."""
        rows = (row for _first, rows in self.held for row in rows)
        ahead = (row for row in rows if not row.past and not row.cancelled)
        return next(ahead, None) if self.current else None


def programme_page(scene: Scene, asked: str) -> ProgrammePage:
    """The season of the year that is asked (nothing: today's). Raises Http404 when that is no
    year of the calendar."""
    year = year_asked(asked, default=season_year(scene.charter, scene.today))
    meetings = list(of_season(scene.network, scene.charter, year, scene.standing))
    published = Programme.objects.filter(network=scene.network, year=year).first()
    changes = changed(scene, published, meetings) if published else ()
    return ProgrammePage(
        scene=scene,
        year=year,
        months=months(scene, year, meetings, {one.meeting.pk: one for one in changes}),
        published=published,
        changes=changes,
    )


def changed(scene: Scene, published: Programme, meetings: Iterable[Meeting]) -> tuple[Change, ...]:
    """What has changed since the publication, for this reader; a meeting that left the season is
    among it."""
    known = {meeting.pk: meeting for meeting in meetings}
    announced = in_network(scene.network).filter(entries__programme=published)
    gone = readable(announced, scene.charter, scene.standing).exclude(pk__in=known)
    return changes_since(published, [*known.values(), *gone])


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


def months(
    scene: Scene, year: int, meetings: Iterable[Meeting], changes: Mapping[int, Change]
) -> list[MonthRows]:
    grouped = by_month(scene.network, season(scene.charter, year), meetings)
    return [
        (month.first, [row(scene, meeting, changes.get(meeting.pk)) for meeting in month.meetings])
        for month in grouped
    ]


def row(scene: Scene, meeting: Meeting, change: Change | None) -> ProgrammeLine:
    return ProgrammeLine(
        meeting=meeting,
        kind=word_for(scene.charter.vocabulary.meeting_kinds, meeting.kind),
        open=scene.standing is not None and scene.standing.sits_in(meeting.body_id),
        cancelled=meeting.state == MeetingState.CANCELLED,
        past=local_day(scene.network, meeting.ends_at) < scene.today,
        change=change,
    )
