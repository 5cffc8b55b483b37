"""An invitation as one of its readers will get it, before it leaves: the same words, from the same
templates, but nothing in it lets anybody answer for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.mail import EmailMultiAlternatives

from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.notices.enums import NoticeKind
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.people.models import Person
from tourdetable.interface.mail.desks.meetings import MeetingDesk
from tourdetable.interface.mail.messages import message


def preview(
    meeting: Meeting, persons: Sequence[Person], *, by: By, now: datetime
) -> EmailMultiAlternatives | None:
    """The message to the persons of one mailbox, were the invitations sent now by somebody; None
    when none of them holds a seat."""
    event = convening_of(meeting, by, now)
    parcel = tuple(Notice(event=event, person=one, kind=NoticeKind.INVITATION) for one in persons)
    desk = MeetingDesk([parcel], now=now)
    told = desk.meetings[meeting.pk]
    if told.state == MeetingState.PLANNED:
        told.state = MeetingState.CONVENED
    letter = desk.written(parcel, told, None, preview=True)
    return message(letter) if letter is not None else None


def convening_of(meeting: Meeting, by: By, now: datetime) -> Event:
    """The event by which somebody would send the invitations now; it is not recorded."""
    event = Event(pk=0, kind="meeting.convened", network=meeting.body.network.slug, at=now)
    event.subject = f"meeting:{meeting.pk}"
    event.person, event.capacity, event.data = by.person_id, by.capacity, {}
    return event
