"""The dates of the draft that a decision publishes, for all who read the proposal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.seasons import label, may_know_of, season
from tourdetable.domain.programme.content import content_of, differing
from tourdetable.domain.programme.drawing import (
    YearMeeting,
    kept_beside,
    title_of,
    year_of,
)
from tourdetable.domain.years.board import planned_year
from tourdetable.domain.years.models import Draft
from tourdetable.domain.years.rules import may_read
from tourdetable.interface.web.areas.decisions.loading import decision_seen
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@dataclass(frozen=True)
class MeetingToPublish:
    """One meeting of the draft as it will be drawn; `drawn`: the calendar holds it already."""

    starts_at: datetime
    ends_at: datetime
    title: str
    kind: str
    body: str
    place: str
    turns: tuple[tuple[str, str], ...]
    drawn: bool


@dataclass(frozen=True)
class Proposed:
    """A draft that has its dates, in the words that publishing will write."""

    scene: Scene
    draft: Draft

    @property
    def label(self) -> str:
        return label(season(self.scene.charter, self.draft.year))

    @cached_property
    def year(self) -> list[YearMeeting]:
        return year_of(self.draft, self.scene.network, self.scene.charter)

    @cached_property
    def beside(self) -> list[Meeting]:
        """What the calendar holds already, and the draft leaves as it is."""
        return kept_beside(self.draft, self.scene.network, self.scene.charter, self.year)

    @cached_property
    def lines(self) -> list[MeetingToPublish]:
        """Those that the reader may know of, by day and hour."""
        me = self.scene.member
        known = [m for m in self.year if may_know_of(me, m.series.kind, m.series.body_id)]
        beside = [m for m in self.beside if may_know_of(me, m.kind, m.body_id)]
        with translation.override(self.scene.charter.language):
            lines = [line(self.scene, one) for one in known]
        lines += [dated_line(self.scene, meeting) for meeting in beside]
        return sorted(lines, key=lambda one: (one.starts_at, sort_key(one.body)))

    @property
    def hidden(self) -> int:
        """How many others there are."""
        return len(self.year) + len(self.beside) - len(self.lines)

    @property
    def placed(self) -> bool:
        """Whether any of them has a place."""
        return any(line.place for line in self.lines)

    @cached_property
    def broken(self) -> int:
        """How many of the rules given to the planner it no longer keeps: people may have moved
        its meetings."""
        year = planned_year(self.draft)
        return len(year.report.violations) if year else 0


@require_safe
@members_only
def dates(request: Request, scene: Scene, pk: int, effect: int) -> HttpResponse:
    """The dates that a decision publishes, for whoever reads the decision."""
    decision = decision_seen(scene, pk)
    row = get_object_or_404(decision.effects.filter(kind="publish_year"), pk=effect)
    draft = get_object_or_404(Draft, pk=row.draft or 0, network=scene.network)
    draft.network = scene.network
    changed = row.applied_at is None and differing(row.content, content_of(draft))
    context = {
        "decision": decision,
        "proposed": Proposed(scene, draft),
        "changed": changed,
        "may_read": may_read(scene.member, draft),
    }
    return render(request, "programme/dates.html", context)


def line(scene: Scene, one: YearMeeting) -> MeetingToPublish:
    """One meeting: as the calendar has it when it does, else as it will be drawn."""
    words = scene.charter.vocabulary
    if one.drawn:
        return dated_line(scene, one.drawn)
    turns = [(word_for(words.duties, duty), str(seat)) for duty, seat in one.seats.items()]
    return MeetingToPublish(
        **to_draw(scene, one),
        kind=word_for(words.meeting_kinds, one.series.kind),
        body=one.series.body.name,
        turns=tuple(turns),
        drawn=False,
    )


def dated_line(scene: Scene, meeting: Meeting) -> MeetingToPublish:
    """A meeting that stays in the calendar as it is."""
    words = scene.charter.vocabulary
    turns = [(word_for(words.duties, t.duty), str(t.seat)) for t in meeting.turns.all()]
    return MeetingToPublish(
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        title=meeting.title,
        place=meeting.where,
        kind=word_for(words.meeting_kinds, meeting.kind),
        body=meeting.body.name,
        turns=tuple(turns),
        drawn=True,
    )


def to_draw(scene: Scene, one: YearMeeting) -> dict[str, Any]:
    """When, under which title and where a meeting of the year will be drawn."""
    zone = ZoneInfo(scene.network.time_zone)
    return {
        "starts_at": datetime.combine(one.on, one.series.opens, zone),
        "ends_at": datetime.combine(one.on, one.series.closes, zone),
        "title": title_of(one, scene.charter),
        "place": one.place.words if one.place else "",
    }
