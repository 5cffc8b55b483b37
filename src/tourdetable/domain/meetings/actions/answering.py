"""Answering the invitation: on the page, by mail, or by what somebody else enters."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.meetings.actions.meetings import must_be_in_calendar
from tourdetable.domain.meetings.actions.sitting import must_be_held_then, must_sit
from tourdetable.domain.meetings.enums import Answer, Channel, MeetingState
from tourdetable.domain.meetings.models import Meeting, Reply
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.models import Person


class Overtaken(ValidationError):
    """This answer was said before the one that is recorded, which stays; `row` is that one."""

    def __init__(self, row: Reply) -> None:
        self.row = row
        super().__init__(_("A later answer is already recorded."))


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
    current = locked(meeting)
    must_sit(by, current, now)
    must_be_held_then(asked_for, current)
    assert by.seat is not None
    row = row_of(current, by.seat, by.person)
    said = min(at or now, now)
    if row.pk is not None and row.at > said:
        raise Overtaken(row)
    write(row, answer, reason=reason, channel=channel, said=said, now=now)
    tell("meeting.replied", current, by, now, facts=["replies"], answer=answer)
    return row


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
    current = locked(meeting)
    must_sit(Actor(person, seat=seat), current, now)
    row = row_of(current, seat, person)
    write(row, answer, reason=reason, channel=Channel.ENTERED, said=now, now=now)
    told = {"answer": answer, "seat": seat.pk, "person": person.pk}
    tell("meeting.reply_entered", current, by, now, facts=["replies"], **told)
    return row


def locked(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("body__network")
    current = rows.get(pk=meeting.pk)
    must_be_in_calendar(current)
    return current


def row_of(meeting: Meeting, seat: Seat, person: Person) -> Reply:
    whose = {"meeting": meeting, "seat": seat, "person": person}
    return Reply.objects.filter(**whose).first() or Reply(**whose)


def write(
    row: Reply, answer: str, *, reason: str, channel: str, said: datetime, now: datetime
) -> None:
    must_be_known(_("answer"), answer, Answer.values)
    row.answer, row.at, row.taken_at, row.channel = answer, said, now, channel
    row.reason = reason
    row.starts_at, row.ends_at = row.meeting.starts_at, row.meeting.ends_at
    row.stands = True
    row.save()


def must_be_asked(meeting: Meeting, now: datetime) -> None:
    must_be_in_calendar(meeting)
    if meeting.state == MeetingState.PLANNED:
        raise ValidationError(_("No answer is expected yet: the invitations are not out."))
    if meeting.state != MeetingState.CONVENED or meeting.ends_at <= now:
        raise ValidationError(_("This meeting has begun, or is over: answers are closed."))
