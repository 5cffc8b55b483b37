"""The page of a meeting: one page, three times (before, during, after), read in at most nine
queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.terms.model import Adoption, Right, word_for
from tourdetable.domain.decisions.enums import STANDING_OBJECTIONS, Stance
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.meetings.enums import CAME, MeetingState, Purpose
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.minutes import queries as minutes_queries
from tourdetable.domain.minutes.enums import RECORDS, MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.rules import may_read
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import by_college, local_day, seats_with_holders
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.web.areas.decisions import words as decision_words
from tourdetable.interface.web.areas.meetings import seats as seat_words
from tourdetable.interface.web.areas.meetings.access import OPENING, Chosen
from tourdetable.interface.web.areas.meetings.asked import (
    BEFORE,
    Ask,
    MeetingFacts,
    may_answer,
    next_steps,
    reasons,
)
from tourdetable.interface.web.areas.meetings.seats import SeatLine

STEPS = (
    gettext_lazy("Planned"),
    gettext_lazy("Convened"),
    gettext_lazy("Opened"),
    gettext_lazy("Minutes in review"),
    gettext_lazy("Adopted"),
    gettext_lazy("Circulated"),
)
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
    """A point of the agenda with the time at which it should begin."""

    item: AgendaItem
    purpose: str
    badge: str
    at: datetime


@dataclass(frozen=True)
class DutyLine:
    """A duty of the meeting and the seat that takes it, if any."""

    name: str
    seat: Seat | None
    mine: bool


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
class MeetingPage:
    """All that the page shows. `known` is what was read, `held` the seats of that day with their
    holders."""

    known: MeetingFacts
    held: list[Seat]

    @property
    def chosen(self) -> Chosen:
        return self.known.chosen

    @property
    def meeting(self) -> Meeting:
        return self.chosen.meeting

    @property
    def phase(self) -> str:
        return phase(self.meeting, self.known.minutes)

    @property
    def steps(self) -> tuple[object, ...]:
        return STEPS

    @property
    def step(self) -> int:
        return step(self.meeting, self.known.minutes)

    @property
    def kind(self) -> str:
        """The charter's word for its kind."""
        return word_for(self.chosen.scene.charter.vocabulary.meeting_kinds, self.meeting.kind)

    @property
    def on(self) -> date:
        return local_day(self.chosen.scene.network, self.meeting.starts_at)

    @property
    def last_day(self) -> date | None:
        """Of a meeting that ends on another day."""
        last = local_day(self.chosen.scene.network, self.meeting.ends_at)
        return last if last != self.on else None

    @property
    def reasons(self) -> list[str]:
        return reasons(self.chosen)

    @cached_property
    def asks(self) -> list[Ask]:
        return next_steps(self.known)

    @cached_property
    def acts(self) -> list[Act]:
        return list(acts(self.chosen))

    @cached_property
    def agenda(self) -> list[AgendaLine]:
        return list(timed(self.meeting, self.known.agenda))

    @property
    def total(self) -> int:
        """Minutes that the points of the agenda take together."""
        return sum(item.minutes for item in self.known.agenda)

    @cached_property
    def duties(self) -> list[DutyLine]:
        return list(duties(self.chosen))

    @cached_property
    def lines(self) -> list[SeatLine]:
        """Each seat with its answers; from the opening on, with who came for it."""
        reader = self.chosen.scene.member
        if is_held(self.meeting):
            return seat_words.marked(self.held, self.known.attendances, reader)
        return seat_words.answered(self.held, self.known.replies, reader)

    @cached_property
    def seats(self) -> list[tuple[str, list[SeatLine]]]:
        """The seats, college by college."""
        groups = by_college(self.chosen.scene.charter, self.meeting.body, self.held)
        return seat_words.colleges(self.lines, groups)

    @property
    def summary(self) -> list[str]:
        return seat_words.summary(self.lines)

    @property
    def there(self) -> list[SeatLine]:
        return [line for line in self.lines if line.there]

    @cached_property
    def decisions(self) -> list[DecisionLine]:
        return [told(decision) for decision in self.known.decisions]

    @cached_property
    def follow_ups(self) -> list[FollowUp]:
        return follow_ups(self.meeting) if is_held(self.meeting) else []

    @cached_property
    def minutes(self) -> MinutesLine:
        return minutes_line(self.known)

    @property
    def answering(self) -> bool:
        """Whether an answer to the invitation is asked."""
        return may_answer(self.chosen)

    @property
    def agenda_ends(self) -> datetime:
        """When the last point ends if each keeps to its time."""
        return self.meeting.starts_at + timedelta(minutes=self.total)

    @property
    def overrun(self) -> int:
        """Minutes by which the agenda is longer than the meeting; 0 when it fits."""
        return max(int((self.agenda_ends - self.meeting.ends_at).total_seconds()) // 60, 0)

    @property
    def may_decide(self) -> bool:
        """Whether a new decision may be put."""
        sitting = self.meeting.state == MeetingState.OPENED and self.meeting.sealed_at is None
        return sitting and bool(self.chosen.may(Right.DECISIONS))

    @property
    def partners(self) -> tuple[str, ...]:
        """Those who hold one of the reader's seats with them."""
        reader = self.chosen.scene.member.person.pk
        own = (line for line in self.lines if line.mine)
        return tuple(str(h.person) for line in own for h in line.holders if h.person.pk != reader)


def assemble(chosen: Chosen) -> MeetingPage:
    """Read what the phase of the meeting shows, and nothing else."""
    meeting = chosen.meeting
    on = local_day(chosen.scene.network, meeting.starts_at)
    return MeetingPage(read(chosen), list(seats_with_holders(meeting.body, on=on)))


def read(chosen: Chosen) -> MeetingFacts:
    """Agenda; then answers before the sitting, attendance and decisions from its opening on."""
    meeting, held = chosen.meeting, is_held(chosen.meeting)
    return MeetingFacts(
        chosen=chosen,
        agenda=list(meeting.agenda.all()),
        replies=[] if held else list(meeting.replies.all()),
        attendances=list(meeting.attendances.select_related("entered_by")) if held else [],
        decisions=list(decisions(meeting)) if held else [],
        minutes=getattr(meeting, "record", None),
    )


def is_held(meeting: Meeting) -> bool:
    """Whether the sitting has begun."""
    return meeting.state == MeetingState.OPENED


def phase(meeting: Meeting, minutes: Minutes | None) -> str:
    """`before`, `during` (until the minutes are sent for review) or `after`."""
    if not is_held(meeting):
        return "before"
    return "during" if minutes is None or minutes.state == MinutesState.DRAFT else "after"


def step(meeting: Meeting, minutes: Minutes | None) -> int:
    """The number of the current step, from 1; 0 for a cancelled meeting."""
    states = [MinutesState.REVIEW, MinutesState.ADOPTED, MinutesState.CIRCULATED]
    if is_held(meeting) and minutes is not None and minutes.state in states:
        return 4 + states.index(MinutesState(minutes.state))
    return {MeetingState.PLANNED: 1, MeetingState.CONVENED: 2, MeetingState.OPENED: 3}.get(
        MeetingState(meeting.state), 0
    )


def acts(chosen: Chosen) -> Iterator[Act]:
    """The buttons of those who may; none once the minutes are in review."""
    meeting = chosen.meeting
    if meeting.sealed_at is not None:
        return
    for name, words, rights, states in ACTS:
        if (
            meeting.state in states
            and chosen.may(*rights)
            and (name != "meeting_turns" or list(duties(chosen)))
        ):
            yield Act(name, str(words), reverse(name, args=[chosen.scene.network.slug, meeting.pk]))


PURPOSE_BADGES = {Purpose.INFORM: "", Purpose.DISCUSS: "info", Purpose.DECIDE: "accent"}


def timed(meeting: Meeting, agenda: Iterable[AgendaItem]) -> Iterator[AgendaLine]:
    """Each point with the time at which it begins if the ones before keep to theirs."""
    at = meeting.starts_at
    for item in agenda:
        purpose = Purpose(item.purpose)
        yield AgendaLine(item, str(purpose.label), PURPOSE_BADGES[purpose], at)
        at += timedelta(minutes=item.minutes)


def duties(chosen: Chosen) -> Iterator[DutyLine]:
    """The duties that the charter knows in this body, in its order."""
    own = {seat.pk for seat in chosen.scene.member.seats}
    taken = {turn.duty: turn.seat for turn in chosen.turns}
    for duty in chosen.scene.charter.vocabulary.duties_of(chosen.meeting.body.kind):
        seat = taken.get(duty.code)
        yield DutyLine(duty.name, seat, seat is not None and seat.pk in own)


def decisions(meeting: Meeting) -> Iterable[Decision]:
    """The decisions of the meeting, with how many seats object or have a reservation (one
    query)."""
    return (
        Decision.objects.filter(meeting=meeting)
        .annotate(
            dissents=Count("positions", filter=Q(positions__objection__in=STANDING_OBJECTIONS)),
            reservations=Count("positions", filter=Q(positions__stance=Stance.RESERVATION)),
        )
        .defer("text")
        .order_by("pk")
    )


def told(decision: Decision) -> DecisionLine:
    """One decision in a line: its outcome, and that somebody disagrees."""
    dissents, reservations = decision.dissents, decision.reservations  # type: ignore[attr-defined]  # annotated by `decisions`
    notes = []
    if dissents:
        notes.append(
            ngettext("%(number)d objection stands", "%(number)d objections stand", dissents)
            % {"number": dissents}
        )
    elif decision.outcome:
        notes.append(decision_words.no_dissent())
    if reservations:
        notes.append(
            ngettext("%(number)d reservation", "%(number)d reservations", reservations)
            % {"number": reservations}
        )
    return DecisionLine(
        decision, decision_words.outcome(decision), decision_words.badge(decision), notes
    )


def follow_ups(meeting: Meeting) -> list[FollowUp]:
    """What is to be done because of the decisions of the meeting, most urgent first."""
    found = FollowUp.objects.filter(decision__meeting=meeting).select_related(
        "decision", "seat__institution"
    )
    return list(found.order_by(F("due").asc(nulls_last=True), "pk"))


def minutes_line(known: MeetingFacts) -> MinutesLine:
    """Where the minutes are."""
    chosen, minutes = known.chosen, known.minutes
    writable = is_held(chosen.meeting) and bool(chosen.may(Right.MINUTES))
    if minutes is None:
        return MinutesLine(None, _("Not begun"), "", readable=False, writable=writable)
    came = {row.person_id for row in known.attendances if row.mode in CAME}
    reader = chosen.scene.member
    there = reader.person.pk in came
    readable = may_read(reader, minutes, turns=chosen.turns, was_present=there)
    words = str(MinutesState(minutes.state).label).capitalize()
    still = progress(chosen, minutes)
    return MinutesLine(minutes, words, still, readable=readable, writable=writable)


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
