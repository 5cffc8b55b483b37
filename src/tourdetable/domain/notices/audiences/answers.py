"""Who is told of answers: those who have given none, those who have a place after all."""

from __future__ import annotations

from datetime import datetime

from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import unanswered
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.meetings import invited
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind


def of_reminder(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate]:
    """Whoever was invited and is silent."""
    meeting = meeting_of(event)
    if meeting is None:
        return []
    silent = unanswered(meeting, now=now)
    return [row for row in asked(meeting, now) if (row.seat_id, row.person_id) in silent]


def of_place(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate]:
    """Whoever waited for a place and has one."""
    meeting, people = meeting_of(event), event.data.get("people", [])
    rows = asked(meeting, now) if meeting else []
    return [row for row in rows if row.person_id in people]


def asked(meeting: Meeting, now: datetime) -> list[Mandate]:
    """The mandates of today whose persons are invited."""
    return invited(meeting, on=local_day(meeting.body.network, now))


def meeting_of(event: Event) -> Meeting | None:
    """The meeting that an event is about."""
    return Meeting.objects.select_related("body__network").filter(pk=subject_id(event)).first()
