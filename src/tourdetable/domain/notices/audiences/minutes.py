"""Who is told of minutes: those who read them (ITC-13) and, once they go beyond the network, those
who were called in and came; those who write them; whoever asked for a correction."""

from __future__ import annotations

from datetime import date, datetime

from tourdetable.core.charter.terms.model import Right, SeatKind
from tourdetable.core.words.audience import BEYOND_THE_NETWORK, Audience
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.enums import CAME
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.domain.minutes.actions.lateness import ON_DUTY
from tourdetable.domain.minutes.enums import MinutesState, RemarkKind
from tourdetable.domain.minutes.models import Minutes, Remark
from tourdetable.domain.networks.models import Mandate, Office
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.meetings import holders, seats_of
from tourdetable.domain.notices.audiences.rights import by_duty, by_office, having
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind
from tourdetable.domain.register.models import GuestAttendance


def of_minutes(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate | Guest]:
    """Those who read the minutes."""
    minutes = minutes_of(event)
    if minutes is None:
        return []
    day = local_day(minutes.meeting.body.network, now)
    circulated = minutes.state == MinutesState.CIRCULATED
    wide = {NoticeKind.CIRCULATED: True, NoticeKind.NEW_EDITION: circulated}
    all_seats = wide.get(kind, False)
    called = guests_who_came(minutes) if all_seats else ()
    return [*readers(minutes, on=day, all_seats=all_seats), *called]


def guests_who_came(minutes: Minutes) -> list[Guest]:
    """Those who were called in to the meeting, and came, of minutes that go beyond the network."""
    if minutes.audience not in BEYOND_THE_NETWORK:
        return []
    there = GuestAttendance.objects.filter(meeting=minutes.meeting, mode__in=CAME)
    came = Guest.objects.filter(pk__in=there.values("guest"), withdrawn_on=None)
    return list(came.select_related("person"))


def of_remark(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate | Office]:
    """Those who write the minutes, of a correction that is asked for. Once it is answered, whoever
    asked for it."""
    minutes = minutes_of(event)
    if minutes is None:
        return []
    meeting, day = minutes.meeting, local_day(minutes.meeting.body.network, now)
    rows = Remark.objects.select_related("minutes__meeting__body")
    remark = rows.filter(pk=event.data.get("remark", 0)).first()
    if kind is NoticeKind.REMARK:
        comment = remark is not None and remark.kind == RemarkKind.COMMENT
        return [] if comment else having(meeting, Right.MINUTES, day)
    return authors(remark, day) if remark else []


def authors(remark: Remark, day: date) -> list[Mandate | Office]:
    """Whoever made a remark, while they hold their seat."""
    body = remark.minutes.meeting.body
    return list(holders(body, day).filter(seat=remark.seat_id, person=remark.person_id))


def of_late(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate | Office]:
    """Whoever has the duty of writing the minutes; some time later, or where nobody has it,
    whoever coordinates: an office that writes them, or else that convenes."""
    rows = Meeting.objects.select_related("body__network").prefetch_related("turns")
    meeting = rows.filter(pk=subject_id(event)).first()
    if meeting is None:
        return []
    day = local_day(meeting.body.network, now)
    found: list[Mandate | Office] = []
    if event.data["step"] == ON_DUTY:
        found += by_duty(meeting, Right.MINUTES, day)
    found = found or [*by_office(meeting, Right.MINUTES, day)]
    return found or [*by_office(meeting, Right.CONVENE, day)]


def minutes_of(event: Event) -> Minutes | None:
    """The minutes that an event is about, without their text."""
    found = Minutes.objects.select_related("meeting__body__network").defer("text")
    return found.filter(pk=subject_id(event)).first()


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
