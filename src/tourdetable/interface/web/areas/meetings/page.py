"""The page of a meeting: one page, three times (before, during, after), read in at most nine
queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import Count, F, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.terms.model import Adoption, Right, word_for
from tourdetable.core.words.numbering import unnumbered
from tourdetable.domain.decisions.enums import STANDING_OBJECTIONS, Stance
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.decisions.queries import EFFECTS
from tourdetable.domain.meetings.agendas import NO_CHANGE, AgendaChanges, changes
from tourdetable.domain.meetings.enums import CAME, MeetingState, Purpose
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.rules import waited_for
from tourdetable.domain.minutes import queries as minutes_queries
from tourdetable.domain.minutes.enums import RECORDS, MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.rules import may_read
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import by_college, local_day
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.language import listed
from tourdetable.interface.web.areas.decisions import words as decision_words
from tourdetable.interface.web.areas.decisions.effect_words import in_words
from tourdetable.interface.web.areas.meetings import seats as seat_words
from tourdetable.interface.web.areas.meetings.access import AMENDING, OPENING, Chosen
from tourdetable.interface.web.areas.meetings.agenda_words import changed_words
from tourdetable.interface.web.areas.meetings.asked import (
    BEFORE,
    Ask,
    MeetingFacts,
    next_steps,
    reasons,
)
from tourdetable.interface.web.areas.meetings.attendance import recorded
from tourdetable.interface.web.areas.meetings.seats import SeatLine
from tourdetable.interface.web.areas.meetings.turns import DutyInRoom, excused_seats, in_room

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
PURPOSE_BADGES = {Purpose.INFORM: "", Purpose.DISCUSS: "info", Purpose.DECIDE: "accent"}
OPEN_STATES = (*BEFORE, MeetingState.OPENED)
ACTS = (
    (
        "meeting_convene",
        gettext_lazy("Send the invitations"),
        (Right.CONVENE,),
        (MeetingState.PLANNED,),
    ),
    ("meeting_open", gettext_lazy("Open the meeting"), OPENING, BEFORE),
    (
        "meeting_attendance",
        gettext_lazy("Mark who is there"),
        (Right.ATTENDANCE,),
        (MeetingState.OPENED,),
    ),
    ("meeting_agenda", gettext_lazy("Write the agenda"), (Right.AGENDA,), OPEN_STATES),
    ("meeting_amend", gettext_lazy("Correct the title or the purpose"), AMENDING, OPEN_STATES),
    ("meeting_turns", gettext_lazy("Share out the duties"), (Right.TURNS,), OPEN_STATES),
    ("meeting_move", gettext_lazy("Change the date or the place"), (Right.MOVE,), OPEN_STATES),
    ("meeting_cancel", gettext_lazy("Cancel the meeting"), (Right.CANCEL,), BEFORE),
)
"""Page → words, rights of which one is enough, states in which it is offered."""


@dataclass(frozen=True)
class Act:
    """A button: what it does and where it leads."""

    name: str
    words: str
    url: str


@dataclass(frozen=True)
class AgendaLine:
    """A point of the agenda with the time at which it should begin, and what has changed of it
    since the invitation."""

    item: AgendaItem
    title: str
    badge: str
    at: datetime
    changed: list[str]


@dataclass(frozen=True)
class DecisionLine:
    """One decision in a line."""

    decision: Decision
    outcome: str
    badge: str
    notes: list[str]


@dataclass(frozen=True)
class MinutesLine:
    """Where the minutes are, what their adoption needs, and whether the reader may read them."""

    minutes: Minutes | None
    words: str
    progress: str
    readable: bool
    writable: bool


@dataclass(frozen=True)
class MeetingPage(MeetingFacts):
    """All that the page shows of what was read; `held` are the seats of that day with their
    holders."""

    held: Sequence[Seat]
    steps = STEPS

    @property
    def meeting(self) -> Meeting:
        return self.chosen.meeting

    @property
    def phase(self) -> str:
        """`before`, `during` (until the minutes are sent for review) or `after`."""
        if not self.chosen.held:
            return "before"
        record = self.record
        return "during" if record is None or record.state == MinutesState.DRAFT else "after"

    @property
    def step(self) -> int:
        """The number of the current step, from 1; 0 for a cancelled meeting."""
        if self.phase == "after" and self.record is not None:
            return STEP_AFTER[MinutesState(self.record.state)]
        return STEP_BEFORE[MeetingState(self.meeting.state)]

    @property
    def kind(self) -> str:
        """The charter's word for its kind."""
        return word_for(self.chosen.scene.charter.vocabulary.meeting_kinds, self.meeting.kind)

    @property
    def last_day(self) -> date | None:
        """Of a meeting that ends on another day."""
        last = local_day(self.chosen.scene.network, self.meeting.ends_at)
        return last if last != self.chosen.on else None

    @property
    def reasons(self) -> list[str]:
        return reasons(self.chosen)

    @property
    def waited_for(self) -> bool:
        """Whether an answer is expected of one of the reader's seats."""
        return bool(waited_for(self.chosen.scene.member, self.meeting))

    @cached_property
    def asks(self) -> list[Ask]:
        return next_steps(self)

    @cached_property
    def acts(self) -> list[Act]:
        """The buttons of those who may; none once the minutes are in review."""
        if self.meeting.sealed_at is not None:
            return []
        url = self.chosen.scene.url
        return [
            Act(name, str(words), url(name, self.meeting.pk))
            for name, words, rights, states in ACTS
            if self.meeting.state in states and self.chosen.may(*rights) and self.has_sense(name)
        ]

    def has_sense(self, name: str) -> bool:
        """Whether there are duties to share out; whether the day has come to open the sitting."""
        if name == "meeting_open":
            return self.chosen.on <= self.chosen.scene.today
        return name != "meeting_turns" or bool(self.chosen.duties)

    @cached_property
    def agenda(self) -> list[AgendaLine]:
        """Each point with the time at which it begins if the ones before keep to theirs."""
        at, lines = self.meeting.starts_at, []
        titles = unnumbered(item.title for item in self.points)
        for item, title in zip(self.points, titles, strict=True):
            badge = PURPOSE_BADGES[Purpose(item.purpose)]
            changed = changed_words(self.changes.points.get(item.pk))
            lines.append(AgendaLine(item, title, badge, at, changed))
            at += timedelta(minutes=item.minutes)
        return lines

    @cached_property
    def changes(self) -> AgendaChanges:
        """What has changed of the agenda since the invitation, until the minutes tell it."""
        if self.phase == "after":
            return NO_CHANGE
        return changes(self.meeting.invited_agenda, list(self.points))

    @property
    def taken_off(self) -> str:
        """The points that have left the agenda since the invitation."""
        return listed(_("“%(title)s”") % {"title": one.title} for one in self.changes.removed)

    @property
    def total(self) -> int:
        """Minutes that the points of the agenda take together."""
        return sum(item.minutes for item in self.points)

    @property
    def agenda_ends(self) -> datetime:
        """When the last point ends if each keeps to its time."""
        return self.meeting.starts_at + timedelta(minutes=self.total)

    @property
    def overrun(self) -> int:
        """Minutes by which the agenda is longer than the meeting; 0 when it fits."""
        return max((self.agenda_ends - self.meeting.ends_at) // timedelta(minutes=1), 0)

    @cached_property
    def lines(self) -> list[SeatLine]:
        """Each seat with its answers; from the opening on, with who came for it."""
        reader = self.chosen.scene.member
        if self.chosen.held:
            return seat_words.marked(self.held, self.attendances, reader)
        return seat_words.answered(self.held, self.replies, reader)

    @cached_property
    def seats(self) -> list[tuple[str, list[SeatLine]]]:
        """The same lines, college by college."""
        line_of = {line.seat: line for line in self.lines}
        groups = by_college(self.chosen.scene.charter, self.meeting.body, self.held)
        return [(name, [line_of[seat] for seat in seats]) for name, seats in groups]

    @property
    def summary(self) -> list[str]:
        return seat_words.summary(self.lines)

    @cached_property
    def in_room(self) -> list[DutyInRoom]:
        """The duties on the day of the meeting, with what the reader may take over."""
        present = {row.seat_id for row in self.attendances if row.mode in CAME}
        away = {row.seat_id for row in self.attendances} - present
        return in_room(self.chosen, present=present, away=away, excused=excused_seats(self.replies))

    @property
    def former_answers(self) -> int:
        """How many answers were given for another time, and no longer stand."""
        return sum(bool(holder.former) for line in self.lines for holder in line.holders)

    @property
    def there(self) -> list[SeatLine]:
        return [line for line in self.lines if line.there]

    @cached_property
    def decisions(self) -> list[DecisionLine]:
        return [told(decision) for decision in self.decided]

    @cached_property
    def follow_ups(self) -> list[FollowUp]:
        """What is to be done because of the decisions of the meeting, most urgent first."""
        if not self.chosen.held:
            return []
        found = FollowUp.objects.filter(decision__meeting=self.meeting)
        most_urgent = found.order_by(F("due").asc(nulls_last=True), "pk")
        return list(most_urgent.select_related("decision", "seat__institution"))

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
        came = {row.person_id for row in self.attendances if row.mode in CAME}
        there = reader.person.pk in came
        readable = may_read(reader, minutes, turns=chosen.turns, was_present=there)
        words, still = capfirst(minutes.get_state_display()), progress(chosen, minutes)
        return MinutesLine(minutes, words, still, readable=readable, writable=writable)


def assemble(chosen: Chosen) -> MeetingPage:
    """Read what the phase of the meeting shows, and nothing else: the agenda; then answers before
    the sitting, attendance and decisions from its opening on."""
    meeting, held = chosen.meeting, chosen.held
    return MeetingPage(
        chosen=chosen,
        points=list(meeting.agenda.all()),
        replies=[] if held else list(meeting.replies.all()),
        attendances=recorded(meeting) if held else [],
        decided=list(decisions(meeting)) if held else [],
        record=getattr(meeting, "record", None),
        held=list(chosen.seats()),
    )


def decisions(meeting: Meeting) -> QuerySet[Decision]:
    """The decisions of the meeting, with what they do, and how many seats object or have a
    reservation (two queries)."""
    found = Decision.objects.filter(meeting=meeting).defer("text").order_by("pk")
    found = found.prefetch_related(EFFECTS)
    return found.annotate(
        taken=Count("positions"),
        dissents=Count("positions", filter=Q(positions__objection__in=STANDING_OBJECTIONS)),
        reservations=Count("positions", filter=Q(positions__stance=Stance.RESERVATION)),
    )


def told(decision: Decision) -> DecisionLine:
    """One decision in a line: what it does, its outcome, and that somebody disagrees."""
    dissents, reservations = decision.dissents, decision.reservations  # type: ignore[attr-defined]  # annotated by `decisions`
    notes = [in_words(effect) for effect in decision.effects.all()]
    if dissents:
        words = ngettext("%(number)d objection stands", "%(number)d objections stand", dissents)
        notes.append(words % {"number": dissents})
    else:
        taken = decision.taken  # type: ignore[attr-defined]  # annotated by `decisions`
        notes.append(decision_words.without_dissent(decision, taken))
    if reservations:
        words = ngettext("%(number)d reservation", "%(number)d reservations", reservations)
        notes.append(words % {"number": reservations})
    return DecisionLine(
        decision, decision_words.outcome(decision), decision_words.badge(decision), notes
    )


def progress(chosen: Chosen, minutes: Minutes) -> str:
    """What their adoption still needs, by the charter's rule."""
    rule = chosen.scene.charter.minutes
    if minutes.state in RECORDS:
        return ""
    if minutes.state == MinutesState.DRAFT:
        return _("Being written: they will be sent for review to all who sit in the body.")
    if rule.adoption is Adoption.SEATS:
        given, needed = chosen.meeting.approvals, minutes_queries.seats_needed(rule)  # type: ignore[attr-defined]  # counted by `choose`
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
