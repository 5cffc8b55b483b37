"""The dates of the draft, or of the calendar, that a decision publishes, for all who read the
proposal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.decisions.models import Decision, DecisionEffect
from tourdetable.domain.meetings.calendar.seasons import label, may_know_of, moments, season
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_calendar
from tourdetable.domain.programme.content import content_of, content_of_calendar, differing
from tourdetable.domain.programme.drawing import (
    YearMeeting,
    kept_beside,
    title_of,
    year_of,
)
from tourdetable.domain.programme.models import ProgrammeEntry
from tourdetable.domain.years.board import Slot, Year, planned_year
from tourdetable.domain.years.models import Draft
from tourdetable.domain.years.rules import may_read
from tourdetable.interface import language
from tourdetable.interface.web.areas.decisions.loading import decision_seen
from tourdetable.interface.web.areas.years.board.page import broken_rules, speaker_of
from tourdetable.interface.web.areas.years.words import Mark, Reason, Speaker, marks
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@dataclass(frozen=True)
class MeetingToPublish:
    """One meeting of the draft as it will be drawn; `drawn`: the calendar holds it already;
    `marks`: what the board of the draft says of it."""

    starts_at: datetime
    ends_at: datetime
    title: str
    kind: str
    body: str
    place: str
    turns: tuple[tuple[str, str], ...]
    drawn: bool
    marks: tuple[Mark, ...] = ()

    @property
    def month(self) -> date:
        """The first day of its month."""
        return language.local(self.starts_at).date().replace(day=1)

    @property
    def note(self) -> str:
        """What there is to say of it, on one line."""
        said = [_("already in the calendar")] if self.drawn else []
        return ", ".join([*said, *(mark.whole for mark in self.marks)])


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
        both = [*self.planned(), *self.dated()]
        return sorted(both, key=lambda one: (one.starts_at, sort_key(one.body)))

    def planned(self) -> list[MeetingToPublish]:
        """Those of the draft, in the words of the charter's language."""
        me = self.scene.member
        known = [m for m in self.year if may_know_of(me, m.series.kind, m.series.body_id)]
        with translation.override(self.scene.charter.language):
            said = [line(self.scene, one) for one in known]
        return [self.marked(*both) for both in zip(said, known, strict=True)]

    def dated(self) -> list[MeetingToPublish]:
        """Those of the calendar that the draft leaves as they are."""
        me = self.scene.member
        known = (m for m in self.beside if may_know_of(me, m.kind, m.body_id))
        return [self.marked_beside(meeting) for meeting in known]

    def marked(self, said: MeetingToPublish, one: YearMeeting) -> MeetingToPublish:
        """A meeting of the draft with what its board says of it."""
        slot = self.board.slot(one.series.pk, one.on) if self.board else None
        return replace(said, marks=self.marks(slot))

    def marked_beside(self, meeting: Meeting) -> MeetingToPublish:
        """A meeting of the calendar with what the board says of it."""
        slot = self.board.of_calendar(meeting.pk) if self.board else None
        return replace(dated_line(self.scene, meeting), marks=self.marks(slot))

    def marks(self, slot: Slot | None) -> tuple[Mark, ...]:
        return tuple(marks(slot, self.speaker)) if slot and self.speaker else ()

    @property
    def drawn(self) -> int:
        """How many of them the calendar holds already."""
        return sum(line.drawn for line in self.lines)

    @property
    def hidden(self) -> int:
        """How many others there are."""
        return len(self.year) + len(self.beside) - len(self.lines)

    @property
    def placed(self) -> bool:
        """Whether any of them has a place."""
        return any(line.place for line in self.lines)

    @cached_property
    def board(self) -> Year | None:
        """The year as the page of the draft judges it."""
        return planned_year(self.draft)

    @cached_property
    def speaker(self) -> Speaker | None:
        """Who says things of it to the reader, as on its board."""
        return speaker_of(self.scene, self.board) if self.board else None

    @cached_property
    def _broken(self) -> tuple[tuple[Reason, ...], int]:
        year, speaker = self.board, self.speaker
        return broken_rules(self.scene, year, speaker) if year and speaker else ((), 0)

    @property
    def broken(self) -> tuple[Reason, ...]:
        """The rules that it does not keep as it now stands, of what the reader may know of."""
        return self._broken[0]

    @property
    def broken_elsewhere(self) -> int:
        """How many it does not keep besides, for bodies of which the reader knows nothing."""
        return self._broken[1]

    @property
    def on_no_date(self) -> tuple[Reason, ...]:
        """Those of the first that no line says: no date breaks them by itself."""
        said = {reason for line in self.lines for mark in line.marks for reason in mark.reasons}
        return tuple(reason for reason in self.broken if reason not in said)

    @property
    def empty(self) -> int:
        """How many seats nobody attends, all meetings together."""
        return sum(len(seats) for seats in self.board.empty.values()) if self.board else 0

    @property
    def vacant(self) -> int:
        """How many of them because nobody holds the seat."""
        return self.board.vacant if self.board else 0

    @property
    def guests(self) -> int:
        """How many of them are guests'."""
        return self.board.guests if self.board else 0


@require_safe
@members_only
def dates(request: Request, scene: Scene, pk: int, effect: int) -> HttpResponse:
    """The dates that a decision publishes, for whoever reads the decision."""
    decision = decision_seen(scene, pk)
    row = get_object_or_404(decision.effects.filter(kind="publish_year"), pk=effect)
    if row.draft is None:
        return calendar_dates(request, scene, decision, row)
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


def calendar_dates(
    request: Request, scene: Scene, decision: Decision, row: DecisionEffect
) -> HttpResponse:
    """The same, where the calendar is published as it stands."""
    network, charter, year = scene.network, scene.charter, row.year or 0
    now = content_of_calendar(network, charter, year)
    context = {
        "decision": decision,
        "proposed": ProposedCalendar(scene, year, applied=row.applied_at is not None),
        "changed": row.applied_at is None and differing(row.content, now),
        "may_read": False,
    }
    return render(request, "programme/dates.html", context)


@dataclass(frozen=True)
class ProposedCalendar:
    """A season as the calendar has it; once `applied`, as it was published."""

    scene: Scene
    of: int
    applied: bool
    draft: None = None
    broken: tuple[Reason, ...] = ()
    broken_elsewhere: int = 0
    empty: int = 0
    drawn: int = 0

    @property
    def label(self) -> str:
        return label(season(self.scene.charter, self.of))

    @cached_property
    def year(self) -> list[Meeting]:
        """Its meetings, by hour, then by body as readers sort them."""
        return sorted(self.meetings(), key=lambda m: (m.starts_at, sort_key(m.body.name), m.pk))

    def meetings(self) -> list[Meeting]:
        """The same in no order: as they were announced, or as the calendar has them."""
        network = self.scene.network
        if self.applied:
            entries = ProgrammeEntry.objects.select_related("meeting__body")
            of_season = {"programme__network": network, "programme__year": self.of}
            return [as_announced(entry) for entry in entries.filter(**of_season)]
        period = season(self.scene.charter, self.of)
        found = in_calendar(network, *moments(network, period)).select_related("body")
        return list(found.prefetch_related("turns__seat__institution"))

    @cached_property
    def lines(self) -> list[MeetingToPublish]:
        """Those that the reader may know of."""
        me = self.scene.member
        known = [m for m in self.year if may_know_of(me, m.kind, m.body_id)]
        return [calendar_line(self.scene, one, turns=not self.applied) for one in known]

    @property
    def hidden(self) -> int:
        """How many others there are."""
        return len(self.year) - len(self.lines)

    @property
    def placed(self) -> bool:
        """Whether any of them has a place."""
        return any(line.place for line in self.lines)


def as_announced(entry: ProgrammeEntry) -> Meeting:
    """A meeting (unsaved) when and where its programme announced it."""
    meeting = entry.meeting
    meeting.starts_at, meeting.ends_at = entry.starts_at, entry.ends_at
    meeting.place, meeting.place_words = None, entry.place_words
    return meeting


def calendar_line(scene: Scene, one: Meeting, *, turns: bool) -> MeetingToPublish:
    """One meeting of the calendar; a programme announces no turns."""
    words = scene.charter.vocabulary
    taken = one.turns.all() if turns else ()
    return MeetingToPublish(
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        title=one.title,
        kind=word_for(words.meeting_kinds, one.kind),
        body=one.body.name,
        place=one.where,
        turns=tuple((word_for(words.duties, turn.duty), str(turn.seat)) for turn in taken),
        drawn=False,
    )


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
