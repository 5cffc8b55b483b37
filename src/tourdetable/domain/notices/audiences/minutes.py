"""Who is told of minutes: those who read them (ITC-13); once circulated beyond the network,
those too who were called in and came."""

from __future__ import annotations

from datetime import date, datetime

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.words.audience import Audience
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.enums import CAME
from tourdetable.domain.meetings.models import Attendance
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.meetings import holders, seats_of
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind
from tourdetable.domain.register.models import GuestAttendance

BEYOND = (Audience.PARTNERS, Audience.PUBLIC)
"""Audiences that those who do not belong to the network are of."""


def of_minutes(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate | Guest]:
    """Those who read the minutes."""
    found = Minutes.objects.select_related("meeting__body__network").defer("text")
    minutes = found.filter(pk=subject_id(event)).first()
    if minutes is None:
        return []
    day = local_day(minutes.meeting.body.network, now)
    circulated = kind is NoticeKind.CIRCULATED
    called = guests_who_came(minutes) if circulated else ()
    return [*readers(minutes, on=day, all_seats=circulated), *called]


def guests_who_came(minutes: Minutes) -> list[Guest]:
    """Those who were called in to the meeting, and came, of minutes that go beyond the network."""
    if minutes.audience not in BEYOND:
        return []
    there = GuestAttendance.objects.filter(meeting=minutes.meeting, mode__in=CAME)
    came = Guest.objects.filter(pk__in=there.values("guest"), withdrawn_on=None)
    return list(came.select_related("person"))


def readers(minutes: Minutes, *, on: date, all_seats: bool) -> list[Mandate]:
    """The mandates of those who read minutes, or may correct them; or of those who came only."""
    meeting = minutes.meeting
    mandates = holders(meeting.body, on)
    if not all_seats:
        then = seats_of(meeting.body, meeting.day)
        mandates = mandates.exclude(seat__kind=SeatKind.LIGHT).filter(seat__in=then)
    if minutes.audience == Audience.PRESENT:
        came = Attendance.objects.filter(meeting=meeting, mode__in=CAME).values("person_id")
        mandates = mandates.filter(person_id__in=came)
    return list(mandates)
