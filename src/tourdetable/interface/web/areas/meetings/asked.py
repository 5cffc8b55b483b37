"""Why the reader is at this meeting, and what is asked of them next: the page's first answer to
« and me? »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.terms.model import Adoption, Right, word_for
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.agendas import Point
from tourdetable.domain.meetings.enums import MeetingState, Purpose
from tourdetable.domain.meetings.queries import MarkRow, ReplyRow
from tourdetable.domain.meetings.rules import may_speak, waited_for
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.interface.web.areas.meetings.access import OPENING, Chosen

BEFORE = (MeetingState.PLANNED, MeetingState.CONVENED)
CHANGE_ASKED = gettext_lazy("Change the deadline, the places or the reminders")


@dataclass(frozen=True)
class Ask:
    """One thing to do: in a sentence, where, and the words of the link."""

    words: str
    url: str
    link: str


class CountedDecision(NamedTuple):
    """A decision without its text; how many seats took position, object, have a reservation;
    whether it does something; how many decisions there are, and are not concluded."""

    decision: Decision
    taken: int
    dissents: int
    reservations: int
    acts: bool
    of: int
    pending: int


@dataclass(frozen=True)
class DecisionsRead:
    """The decisions of a meeting that its page shows; how many there are, and are not concluded."""

    rows: Sequence[CountedDecision] = ()
    total: int = 0
    pending: int = 0


@dataclass(frozen=True)
class MeetingFacts:
    """What the page reads, from which the next steps follow."""

    chosen: Chosen
    points: Sequence[Point]
    replies: Sequence[ReplyRow]
    attendances: Sequence[MarkRow]
    decided: DecisionsRead
    record: Minutes | None

    def ask(self, words: str, page: str, link: str) -> Ask:
        """Something to do on another page of the meeting."""
        return Ask(words, self.chosen.scene.url(page, self.chosen.meeting.pk), link)


def reasons(chosen: Chosen) -> list[str]:
    """Why the reader is here: their seats, the duties that are their turn, their offices."""
    reader, words, body = chosen.scene.member, chosen.scene.charter.vocabulary, chosen.meeting.body
    found = []
    for seat in reader.seats_in(body.pk):
        said = {"seat": seat, "college": word_for(words.colleges, seat.college)}
        found.append(_("You hold the seat of %(seat)s (%(college)s).") % said)
        if seat.follows:
            found.append(_("It follows through the minutes: you are welcome, not expected."))
        for duty in chosen.duties:
            if duty.seat == seat:
                found.append(_("It is its turn for this duty: %(duty)s.") % {"duty": duty.name})
    for office in reader.offices:
        if office.body_id in (None, body.pk):
            name = word_for(words.offices, office.kind)
            found.append(_("You fill this office: %(office)s.") % {"office": name})
    return found


def next_steps(known: MeetingFacts) -> list[Ask]:
    """What is asked of the reader, most urgent first."""
    state = known.chosen.meeting.state
    if state == MeetingState.CANCELLED:
        return []
    if state in BEFORE:
        return [*to_answer(known), *to_prepare(known)]
    if known.record is None or known.record.state == MinutesState.DRAFT:
        return [*to_record(known), *to_write(known)]
    return list(to_adopt(known, known.record))


def to_answer(known: MeetingFacts) -> Iterator[Ask]:
    """The invitation, when a seat of the reader that is waited for has no answer from them."""
    chosen = known.chosen
    if not may_answer(chosen):
        return
    reader = chosen.scene.member
    own = [reply for reply in known.replies if reply.person_id == reader.person.pk]
    answered = {reply.seat_id for reply in own if reply.stands}
    if any(seat.pk not in answered for seat in waited_for(reader, chosen.meeting)):
        words = _("Say whether you will be there.")
        if any(not reply.stands for reply in own):
            words = _("The meeting has moved since you answered: say again if you will be there.")
        yield Ask(words, "#reply", _("Answer the invitation"))


def may_answer(chosen: Chosen) -> bool:
    """Answers are asked from the invitations until the meeting is over, of whoever holds a seat
    then."""
    meeting, scene = chosen.meeting, chosen.scene
    asked = meeting.state == MeetingState.CONVENED and scene.now < meeting.ends_at
    return asked and bool(may_speak(scene.member, meeting))


def to_prepare(known: MeetingFacts) -> Iterator[Ask]:
    """Agenda, duties, invitations, opening: for those who may."""
    chosen = known.chosen
    if not known.points and chosen.may(Right.AGENDA):
        words = _("Nothing is on the agenda yet.")
        yield known.ask(words, "meeting_agenda", _("Write the agenda"))
    if any(duty.seat is None for duty in chosen.duties) and chosen.may(Right.TURNS):
        yield known.ask(_("A duty has nobody yet."), "meeting_turns", _("Share out the duties"))
    yield from to_begin(known)


def to_begin(known: MeetingFacts) -> Iterator[Ask]:
    """Invitations, then opening on the day."""
    chosen = known.chosen
    planned = chosen.meeting.state == MeetingState.PLANNED and not is_over(chosen)
    if planned and chosen.may(Right.CONVENE):
        words = _("The members have not been invited yet.")
        yield known.ask(words, "meeting_convene", _("Send the invitations"))
    if chosen.on <= chosen.scene.today and chosen.may(*OPENING):
        words = _("The day has come: open the meeting to record what happens.")
        yield known.ask(words, "meeting_open", _("Open the meeting"))


def is_over(chosen: Chosen) -> bool:
    """Whether it is too late to invite anybody."""
    return chosen.meeting.ends_at <= chosen.scene.now


def to_record(known: MeetingFacts) -> Iterator[Ask]:
    """Attendance and decisions of an opened meeting."""
    if not known.attendances and known.chosen.may(Right.ATTENDANCE):
        words = _("Nobody is marked present yet.")
        yield known.ask(words, "meeting_attendance", _("Mark who is there"))
    if known.chosen.may(Right.DECISIONS):
        yield from to_decide(known)


def to_decide(known: MeetingFacts) -> Iterator[Ask]:
    """The decisions that are expected (not of a point left over), then those that are not
    concluded."""
    expected = [point for point in known.points if point.purpose == Purpose.DECIDE]
    if missing := sum(not point.told and point.left is None for point in expected):
        words = ngettext(
            "%(number)d point to decide has no decision yet.",
            "%(number)d points to decide have no decision yet.",
            missing,
        )
        yield known.ask(words % {"number": missing}, "decision_new", _("New decision"))
    if pending := known.decided.pending:
        words = ngettext(
            "%(number)d decision is not concluded.",
            "%(number)d decisions are not concluded.",
            pending,
        )
        yield Ask(words % {"number": pending}, "#decisions", _("See the decisions"))


def to_write(known: MeetingFacts) -> Iterator[Ask]:
    """The minutes, for those who write them."""
    if not known.chosen.may(Right.MINUTES):
        return
    if known.record is None:
        words = _("The minutes are still to be written.")
        yield known.ask(words, "minutes_sections", _("Write the minutes"))
    else:
        words = _("The minutes are a draft that only you and the other writers see.")
        yield known.ask(words, "minutes", _("Go on with the minutes"))


def to_adopt(known: MeetingFacts, minutes: Minutes) -> Iterator[Ask]:
    """Re-reading, then circulating."""
    chosen = known.chosen
    sits = waited_for(chosen.scene.member, chosen.meeting)
    if minutes.state == MinutesState.REVIEW and sits and (words := asked_of_readers(chosen)):
        yield known.ask(words, "minutes", _("Re-read the minutes"))
    if minutes.state == MinutesState.ADOPTED and chosen.may(Right.MINUTES):
        words = _("The minutes are adopted: make them known.")
        yield known.ask(words, "minutes_circulate", _("Circulate the minutes"))


def asked_of_readers(chosen: Chosen) -> str:
    """What the charter's rule asks of those who re-read; nothing of a seat that has approved."""
    if chosen.scene.charter.minutes.adoption is not Adoption.SEATS:
        return _("Re-read the minutes, and ask for a correction if needed.")
    if chosen.approvals & chosen.own:
        return ""
    return _("Re-read the minutes, then approve them or ask for a correction.")
