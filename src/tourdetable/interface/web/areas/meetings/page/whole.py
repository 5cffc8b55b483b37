"""The page of a meeting: one page, three times (before, during, after), read in at most ten
queries, those of every page included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.core.paginator import Page
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.terms.model import Adoption, Right, word_for
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.agendas.methods import titles
from tourdetable.domain.agendas.models import BroughtWords
from tourdetable.domain.agendas.queries import BROUGHT, OWN_METHODS
from tourdetable.domain.agendas.rules import may_bring
from tourdetable.domain.attachments.queries import ATTACHED, own_first
from tourdetable.domain.attachments.rules import may_attach
from tourdetable.domain.decisions.queries import POINTS, POINTS_TOLD
from tourdetable.domain.experience.queries import TOLD_AT
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.queries import GUESTS_AT
from tourdetable.domain.guests.rules import may_call_in
from tourdetable.domain.journal.prepared import Together
from tourdetable.domain.meetings.agendas import NO_CHANGE, Point, changes
from tourdetable.domain.meetings.enums import CALENDAR, CAME, MeetingState, Mode
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import (
    MARKS,
    REPLIES,
    MarkRow,
    ReplyRow,
)
from tourdetable.domain.meetings.rules import may_speak, waited_for
from tourdetable.domain.minutes import queries as minutes_queries
from tourdetable.domain.minutes.enums import RECORDS, MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.rules import may_read
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.seating import held_seats
from tourdetable.domain.register.actions import STILL
from tourdetable.domain.register.queries import guest_mark_rows
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.web.areas.meetings.access import (
    TURNS,
    Chosen,
)
from tourdetable.interface.web.areas.meetings.agenda_words import Agenda
from tourdetable.interface.web.areas.meetings.asked import (
    Ask,
    DecisionsRead,
    MeetingFacts,
    next_steps,
    reasons,
)
from tourdetable.interface.web.areas.meetings.page.acts import Act, offered
from tourdetable.interface.web.areas.meetings.page.brought import readable, to_bring
from tourdetable.interface.web.areas.meetings.page.decided import (
    DECISIONS,
    FEW,
    TASKS,
    DecisionLine,
    Tasks,
    decisions,
    tasks,
    told,
)
from tourdetable.interface.web.areas.meetings.page.told import ExperienceLine, experiences
from tourdetable.interface.web.areas.meetings.seats import SeatBoard
from tourdetable.interface.web.areas.meetings.turns import DutyInRoom, excused_seats, in_room
from tourdetable.interface.web.attached import DocumentShown, shown
from tourdetable.interface.web.opened import OpenLists, query

STEPS = (
    gettext_lazy("Planned"),
    gettext_lazy("Convened"),
    gettext_lazy("Opened"),
    gettext_lazy("Minutes in review"),
    gettext_lazy("Adopted"),
    gettext_lazy("Circulated"),
)
STEP_BEFORE = {
    MeetingState.CANCELLED: 0,
    MeetingState.PLANNED: 1,
    MeetingState.CONVENED: 2,
    MeetingState.OPENED: 3,
}
STEP_AFTER = {MinutesState.REVIEW: 4, MinutesState.ADOPTED: 5, MinutesState.CIRCULATED: 6}


@dataclass(frozen=True)
class MinutesLine:
    """Where the minutes are, what their adoption needs, and whether the reader may read them."""

    minutes: Minutes | None
    words: str
    progress: str
    readable: bool
    writable: bool


class AccessNeeds(NamedTuple):
    """What somebody says that they need to take part."""

    name: str
    words: str


@dataclass(frozen=True)
class MeetingPage(MeetingFacts):
    """All that the page shows of what was read; `board` are the seats of that day."""

    board: SeatBoard
    opened: OpenLists
    guests: Sequence[Guest]
    documents: list[DocumentShown]
    brought: Sequence[BroughtWords]
    own_methods: Sequence[tuple[str, str]]
    experiences: Sequence[ExperienceLine]
    steps = STEPS

    @property
    def meeting(self) -> Meeting:
        return self.chosen.meeting

    @cached_property
    def phase(self) -> str:
        """`before`, `during` (until the minutes are sent for review) or `after`."""
        if not self.chosen.held:
            return "before"
        record = self.record
        return "during" if record is None or record.state == MinutesState.DRAFT else "after"

    @cached_property
    def step(self) -> int:
        """The number of the current step, from 1; 0 for a cancelled meeting."""
        if self.phase == "after" and self.record is not None:
            return STEP_AFTER[MinutesState(self.record.state)]
        return STEP_BEFORE[MeetingState(self.meeting.state)]

    @property
    def kind(self) -> str:
        """The charter's word for its kind."""
        return word_for(self.chosen.scene.charter.vocabulary.meeting_kinds, self.meeting.kind)

    @cached_property
    def last_day(self) -> date | None:
        """Of a meeting that ends on another day."""
        last = local_day(self.chosen.scene.network, self.meeting.ends_at)
        return last if last != self.chosen.on else None

    @property
    def reasons(self) -> list[str]:
        return reasons(self.chosen)

    @cached_property
    def access_needs(self) -> list[AccessNeeds]:
        """What those who are expected need, for whoever convenes the meeting or marks who is there;
        for nobody once it is over."""
        if self.phase == "after" or self.meeting.state == MeetingState.CANCELLED:
            return []
        if not self.chosen.may(Right.CONVENE, Right.ATTENDANCE):
            return []
        told = {one.person: AccessNeeds(one.name, one.needs) for one in self.board.expected_people}
        for guest in self.guests:
            told[guest.person_id] = AccessNeeds(str(guest.person), guest.person.access_needs)
        said = [one for one in told.values() if one.words]
        return sorted(said, key=lambda one: sort_key(one.name))

    @cached_property
    def guests_there(self) -> dict[int, str]:
        """How those who were called in were there, in words (a query, if there are any)."""
        if not self.guests or not self.chosen.held:
            return {}
        rows = guest_mark_rows(self.meeting)
        return {row.person_id: str(Mode(row.mode).label) for row in rows}

    @property
    def checks_in(self) -> bool:
        """Whether the reader may say that they are there: they hold a seat, and it is held."""
        scene = self.chosen.scene
        going_on = scene.now <= self.meeting.ends_at + STILL and self.meeting.sealed_at is None
        return self.chosen.held and going_on and bool(may_speak(scene.member, self.meeting))

    @property
    def may_invite(self) -> bool:
        """Whether the reader may call somebody in: until it is over."""
        scene = self.chosen.scene
        there = self.meeting.state in CALENDAR and scene.now < self.meeting.ends_at
        return there and bool(may_call_in(scene.member, self.meeting.body))

    @property
    def may_attach(self) -> bool:
        """Whether the reader may attach a document."""
        return bool(may_attach(self.chosen.scene.member, self.meeting, self.chosen.turns))

    @property
    def waited_for(self) -> bool:
        """Whether an answer is expected of one of the reader's seats."""
        return bool(waited_for(self.chosen.scene.member, self.meeting))

    @property
    def late(self) -> bool:
        """Whether answers were wanted before today."""
        until = self.meeting.answer_by
        return until is not None and until < self.chosen.scene.today

    @property
    def own_rank(self) -> int:
        """The reader's number on the waiting list, for one of their seats; 0 when they do not
        wait."""
        person, waits = self.chosen.scene.member.person.pk, self.board.room.rank
        return max((waits(seat, person) for seat in self.chosen.own), default=0)

    @property
    def may_mark(self) -> bool:
        """Whether the reader marks who is there."""
        return bool(self.chosen.may(Right.ATTENDANCE))

    @property
    def may_receive(self) -> bool:
        """Whether the reader sees what whoever receives the meeting must know."""
        return bool(self.chosen.may(Right.CONVENE, Right.ATTENDANCE))

    @cached_property
    def asks(self) -> list[Ask]:
        more = to_bring(self, self.brought) if self.may_bring else ()
        return [*next_steps(self), *more]

    @cached_property
    def acts(self) -> list[Act]:
        """The buttons of those who may."""
        return list(offered(self.chosen, points=bool(self.points)))

    @cached_property
    def agenda(self) -> Agenda:
        """The points; until the minutes tell them, with what has changed since the invitation."""
        changed = NO_CHANGE
        if self.phase != "after":
            changed = changes(self.meeting.invited_agenda, self.points)
        over = self.phase == "after"
        shown = {} if over else readable(self.chosen, self.points, self.brought)
        named = titles(self.own_methods) if any(one.method for one in self.points) else {}
        return Agenda(self.meeting, self.points, changed, self.opened, shown, named)

    @property
    def may_bring(self) -> bool:
        """Whether the reader may bring something to a point that asks for it."""
        return self.agenda.asks and bool(may_bring(self.chosen.scene.member, self.meeting))

    @cached_property
    def in_room(self) -> list[DutyInRoom]:
        """The duties on the day of the meeting, with what the reader may take over."""
        present = {row.seat_id for row in self.attendances if row.mode in CAME}
        away = {row.seat_id for row in self.attendances} - present
        return in_room(self.chosen, present=present, away=away, excused=excused_seats(self.replies))

    @cached_property
    def decisions(self) -> list[DecisionLine]:
        """The decisions that are shown, in a line each."""
        url = self.chosen.scene.url
        return [told(read, url("decision", read.decision.pk)) for read in self.decided.rows]

    @property
    def decision_pages(self) -> Page[int]:
        """All the decisions, page by page."""
        return self.opened.page(DECISIONS, range(self.decided.total), FEW)

    @property
    def decisions_query(self) -> str:
        """What comes before the number of another page of them."""
        return query(DECISIONS)

    @cached_property
    def tasks(self) -> Tasks:
        """What is to be done because of the decisions of the meeting."""
        return tasks(self.chosen, self.opened) if self.chosen.held else Tasks()

    @property
    def task_pages(self) -> Page[int]:
        """All of it, page by page."""
        return self.opened.page(TASKS, range(self.tasks.total), FEW)

    @property
    def tasks_query(self) -> str:
        """What comes before the number of another page of it."""
        return query(TASKS)

    @property
    def cut(self) -> bool:
        """Whether something is left for another page: all of it may be opened for print."""
        if self.opened.whole:
            return False
        pages = [self.agenda.page]
        if self.chosen.held:
            pages += [self.decision_pages, self.task_pages]
        return self.board.long or any(page.has_other_pages() for page in pages)

    @property
    def may_decide(self) -> bool:
        """Whether a new decision may be put."""
        sitting = self.chosen.held and self.meeting.sealed_at is None
        return sitting and bool(self.chosen.may(Right.DECISIONS))

    @cached_property
    def minutes(self) -> MinutesLine:
        """Where the minutes are."""
        chosen, minutes = self.chosen, self.record
        writable = chosen.held and bool(chosen.may(Right.MINUTES))
        if minutes is None:
            return MinutesLine(None, _("Not begun"), "", readable=False, writable=writable)
        reader = chosen.scene.member
        own = (row for row in self.attendances if row.person_id == reader.person.pk)
        there = any(row.mode in CAME for row in own)
        readable = may_read(reader, minutes, turns=chosen.turns, was_present=there)
        words, still = capfirst(minutes.get_state_display()), progress(chosen, minutes)
        return MinutesLine(minutes, words, still, readable=readable, writable=writable)


def assemble(chosen: Chosen, opened: OpenLists) -> MeetingPage:
    """Read what the phase of the meeting shows, and nothing else: the agenda; then answers before
    the sitting, attendance and decisions from its opening on."""
    meeting, held = chosen.meeting, chosen.held
    asked = {"meeting": meeting.pk, "body": meeting.body_id, "on": chosen.on}
    found = (DURING if held else BEFOREHAND).rows(**asked)
    turns, points, rows, guests, documents, brought, methods, told_here = found
    chosen = replace(chosen, known_turns=tuple(row[0] for row in turns))
    replies = [] if held else [ReplyRow(*row) for row in rows]
    marks = [MarkRow(*row) for row in rows] if held else []
    seats = held_seats(meeting.body, on=chosen.on)
    return MeetingPage(
        chosen=chosen,
        points=[Point(*row) for row in points],
        replies=replies,
        attendances=marks,
        decided=decisions(meeting, opened) if held else DecisionsRead(),
        record=getattr(meeting, "record", None),
        board=SeatBoard(chosen, seats, replies, marks, opened),
        opened=opened,
        guests=[row[0] for row in guests],
        documents=shown(own_first(documents), chosen.scene.addresses("document")),
        brought=[row[0] for row in brought],
        own_methods=[(code, text) for code, text in methods],
        experiences=experiences(chosen, told_here),
    )


BEFOREHAND = Together(TURNS, POINTS, REPLIES, GUESTS_AT, ATTACHED, BROUGHT, OWN_METHODS, TOLD_AT)
DURING = Together(TURNS, POINTS_TOLD, MARKS, GUESTS_AT, ATTACHED, BROUGHT, OWN_METHODS, TOLD_AT)
"""What hangs on a meeting that the page shows, before and from its opening on."""


def progress(chosen: Chosen, minutes: Minutes) -> str:
    """What their adoption still needs, by the charter's rule."""
    rule = chosen.scene.charter.minutes
    if minutes.state in RECORDS:
        return ""
    if minutes.state == MinutesState.DRAFT:
        return _("Being written: they will be sent for review to all who sit in the body.")
    if rule.adoption is Adoption.SEATS:
        given, needed = len(chosen.approvals), minutes_queries.seats_needed(rule)
        words = ngettext(
            "%(given)d seat has approved, out of %(needed)d needed.",
            "%(given)d seats have approved, out of %(needed)d needed.",
            given,
        )
        return words % {"given": given, "needed": needed}
    if rule.adoption is Adoption.SILENCE_DAYS:
        until = minutes_queries.silent_until(minutes, chosen.scene.charter)
        return _("Adopted by silence on %(day)s, unless somebody asks for a correction before.") % {
            "day": shown_day(until)
        }
    return _("They will be adopted at the next meeting of the body.")
