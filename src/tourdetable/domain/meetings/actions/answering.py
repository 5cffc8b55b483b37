"""Answering the invitation: on the page, by a link, by mail, or by what somebody else enters."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.meetings.actions.meetings import must_be_in_calendar
from tourdetable.domain.meetings.actions.places import give_places
from tourdetable.domain.meetings.answers import VOUCHING
from tourdetable.domain.meetings.enums import COMING, Answer, Channel, MeetingState
from tourdetable.domain.meetings.models import Meeting, Reply
from tourdetable.domain.meetings.rules import is_theirs
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.models import Person
from tourdetable.domain.people.wording import short_day, wording

LONGEST_REASON = 500
KEPT = timedelta(days=60)
"""How long after a meeting a reason is kept."""


class Overtaken(ValidationError):
    """This answer was said before the one that is recorded, which stays; `row` is that one."""

    def __init__(self, row: Reply) -> None:
        self.row = row
        super().__init__(
            _("A later answer is already recorded (%(answer)s): this one changes nothing.")
            % {"answer": row.get_answer_display()}
        )


@once
def reply(
    *,
    meeting: Meeting,
    answer: str,
    by: Actor,
    now: datetime,
    asked_for: str = "",
    channel: str = Channel.PAGE,
    at: datetime | None = None,
    reason: str = "",
) -> Reply:
    """Answer the invitation for the seat that one acts for; a later answer replaces the former.

    It is given for the time at which the meeting is held: `asked_for` is the one that was read.
    `at` is when it was said, if that was before it reached us: raises `Overtaken` when the answer
    recorded was said later. `reason` is for those who convene.
    """
    current = locked_for(meeting, by, asked_for, now)
    said = min(at or now, now)
    row = row_to_write(current, by, said)
    write(row, answer, reason=reason, channel=channel, said=said, now=now)
    tell("meeting.replied", current, by, now, facts=["replies"], answer=answer)
    give_places(current, by, now)
    return row


def row_to_write(meeting: Meeting, by: Actor, said: datetime) -> Reply:
    """The row of whoever answers for their seat, if nothing that it records was said later."""
    assert by.seat is not None
    row = row_of(meeting, by.seat, by.person)
    must_be_last(row, said)
    return row


def must_be_last(row: Reply, said: datetime) -> None:
    """Refuse an answer that was said before the one that is recorded."""
    if row.pk and row.at > said:
        raise Overtaken(row)


@once
def enter_reply(
    *,
    meeting: Meeting,
    seat: Seat,
    person: Person,
    answer: str,
    by: By,
    now: datetime,
    asked_for: str = "",
    reason: str = "",
) -> Reply:
    """Write the answer that somebody gave otherwise (by telephone, in a corridor), for one of their
    seats: said now, entered by whoever convenes."""
    current = locked_for(meeting, Actor(person, seat=seat), asked_for, now)
    row = row_of(current, seat, person)
    write(row, answer, reason=reason, channel=Channel.ENTERED, said=now, now=now)
    told = {"answer": answer, "seat": seat.pk, "person": person.pk}
    tell("meeting.reply_entered", current, by, now, facts=["replies"], **told)
    give_places(current, by, now)
    return row


def locked_for(meeting: Meeting, by: Actor, asked_for: str, now: datetime) -> Meeting:
    """The meeting, locked, if somebody may answer for their seat at the time that was read."""
    current = locked(meeting)
    must_sit(by, current, now)
    must_be_held_then(asked_for, current)
    return current


def locked(meeting: Meeting) -> Meeting:
    """The meeting, locked until the transaction ends, if it is still in the calendar."""
    rows = Meeting.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "body__network"
    )
    current = rows.get(pk=meeting.pk)
    must_be_in_calendar(current)
    return current


def row_of(meeting: Meeting, seat: Seat, person: Person) -> Reply:
    """What somebody answered for a seat, or the row where it is to be written."""
    whose = {"meeting": meeting, "seat": seat, "person": person}
    return Reply.objects.filter(**whose).first() or Reply(**whose)


def write(
    row: Reply, answer: str, *, reason: str, channel: str, said: datetime, now: datetime
) -> None:
    """Write an answer."""
    must_be_known(_("answer"), answer, Answer.values)
    must_be_known(_("channel"), channel, Channel.values)
    keep_turns(row, answer, said)
    row.answer, row.at, row.taken_at, row.channel = answer, said, now, channel
    row.reason = wording(reason.strip(), limit=LONGEST_REASON)
    row.starts_at, row.ends_at = row.meeting.starts_at, row.meeting.ends_at
    row.stands, row.waits = True, False  # whoever answers reads at once whether they wait
    row.save()


def keep_turns(row: Reply, answer: str, said: datetime) -> None:
    """Whoever still comes, whom one still says to come, keeps their turn on the waiting list."""
    before = row.answer if row.pk and row.stands else ""
    row.coming_since = since(row.coming_since, answer in COMING, before in COMING, said)
    row.pair_since = since(row.pair_since, answer in VOUCHING, before in VOUCHING, said)


def forget_reasons(*, now: datetime) -> None:
    """Forget why people did not come, once nobody needs it any more. Nothing is recorded."""
    over = Reply.objects.filter(meeting__ends_at__lt=now - KEPT)
    over.exclude(reason="").update(reason="")


def since(before: datetime | None, comes: bool, came: bool, said: datetime) -> datetime | None:
    """Since when somebody is said to come: an answer that says it again changes nothing."""
    if not comes:
        return None
    return before if came and before else said


def must_be_asked(meeting: Meeting, now: datetime) -> None:
    """Refuse in words an answer that comes before the invitations, or after the meeting: asked by
    all that takes answers in."""
    must_be_in_calendar(meeting)
    if meeting.state == MeetingState.PLANNED:
        raise ValidationError(_("No answer is expected yet: the invitations are not out."))
    if meeting.state != MeetingState.CONVENED or meeting.ends_at <= now:
        raise ValidationError(_("This meeting has begun, or is over: answers are closed."))


def must_be_held_then(asked_for: str, meeting: Meeting) -> None:
    """Refuse an answer given for a time at which the meeting is no longer held."""
    if asked_for and asked_for != meeting.time_code:
        raise ValidationError(
            _(
                "The meeting has moved since this page was shown: it is now on %(day)s. "
                "Answer for that date."
            )
            % {"day": short_day(meeting.day)}
        )


def must_sit(by: Actor, meeting: Meeting, now: datetime) -> None:
    """Refuse an answer that is not given for a seat of the body, by somebody who holds it today."""
    day = local_day(meeting.body.network, now)
    held = Mandate.objects.active(day).filter(seat__body=meeting.body, person=by.person)
    mandate = held.filter(seat=by.seat).select_related("seat").first() if by.seat else None
    if mandate is None:
        raise ValidationError(_("Answers are given for a seat of this body that you hold."))
    if not is_theirs(mandate, meeting):
        raise ValidationError(_("On the day of the meeting, this seat is not yours any more."))
