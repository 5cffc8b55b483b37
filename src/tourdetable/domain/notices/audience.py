"""Who is told of an event: holders of the body's seats (ITC-13), or the whole network."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.words.audience import Audience
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.enums import CAME, Answer, MeetingState
from tourdetable.domain.meetings.models import Attendance, Meeting, Reply, Turn
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.meetings.rules import is_for
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Body, Mandate, Network, Office, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.enums import (
    OF_MEETINGS,
    OF_MINUTES,
    OF_TEXTS,
    TO_ALL,
    TOLD,
    NoticeKind,
    NoticeState,
)
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.programme.models import Programme

TO_GUESTS = ("meeting.moved", "meeting.cancelled")
"""What happens to a meeting that those who are called in to it are told of, convened or not."""

BEFORE_IT = (NoticeKind.MOVED, NoticeKind.AGENDA)
"""Changes that matter until the meeting is opened."""


def audience(event: Event, *, now: datetime) -> list[int]:
    """The ids of the persons to tell: with a mailbox, without who did it (but see `TO_ALL`)."""
    kind = TOLD[event.kind]
    left_out = None if kind in TO_ALL else event.person
    told = (row.person for row in concerned(event, kind, now) if row.person)
    return sorted({one.pk for one in told if one.account_id and one.pk != left_out})


Reason = Mandate | Office | Invitation | Guest


def concerned(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Reason]:
    """Why each person is told: the mandates, offices or invitations that make it their business."""
    if kind is NoticeKind.TO_JOIN:
        return Invitation.objects.filter(sending=event).select_related("person")
    if kind is NoticeKind.GUEST:
        return Guest.objects.filter(pk=subject_id(event)).select_related("person")
    if event.kind in TO_GUESTS:
        return [*of_meeting(event, kind, now), *called_in_before(event)]
    if kind in OF_MEETINGS:
        return of_meeting(event, kind, now)
    if kind in OF_MINUTES:
        return of_minutes(event, kind, now)
    return of_text(event, now) if kind in OF_TEXTS else of_programme(event, now)


def of_meeting(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate]:
    """Those who are invited; a change is told only between convening and opening."""
    meeting = Meeting.objects.select_related("body__network").filter(pk=subject_id(event)).first()
    if meeting is None:
        return []
    if kind is NoticeKind.TAKEN_OVER:
        return replaced(event, meeting, on=local_day(meeting.body.network, now))
    if not is_news(event, kind, meeting):
        return []
    return invited(meeting, on=local_day(meeting.body.network, now))


def is_news(event: Event, kind: NoticeKind, meeting: Meeting) -> bool:
    """Whether those who were invited are to be told of what happened to a meeting."""
    if not (kind is NoticeKind.INVITATION or was_convened(event)):
        return False
    if event.data.get("told") is False:
        return False
    if kind in BEFORE_IT and meeting.state != MeetingState.CONVENED:
        return False
    return kind is not NoticeKind.AGENDA or event.data.get("agenda") != agenda_told(event)


def agenda_told(event: Event) -> str:
    """The agenda that people were last told of, by the invitation or since (its digest)."""
    about = Event.objects.filter(subject=event.subject, pk__lt=event.pk)
    sent = Notice.objects.filter(event=OuterRef("pk"), state=NoticeState.SENT)
    told = about.filter(Q(kind="meeting.convened") | Q(kind="meeting.agenda_set") & Exists(sent))
    last = told.order_by("-pk").first()
    return str(last.data.get("agenda", "")) if last else ""


def called_in_before(event: Event) -> QuerySet[Guest]:
    """Those who were called in to a meeting when something happened to it."""
    rows = Guest.objects.filter(meeting=subject_id(event), called_at__lte=event.at)
    return rows.filter(withdrawn_on=None).select_related("person")


def of_minutes(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate]:
    """Those who read the minutes."""
    found = Minutes.objects.select_related("meeting__body__network").defer("text")
    minutes = found.filter(pk=subject_id(event)).first()
    if minutes is None:
        return []
    day = local_day(minutes.meeting.body.network, now)
    return readers(minutes, on=day, all_seats=kind is NoticeKind.CIRCULATED)


def of_programme(event: Event, now: datetime) -> list[Mandate | Office]:
    """Everybody who has a place in the network."""
    programme = Programme.objects.select_related("network").filter(pk=subject_id(event)).first()
    return members(programme.network, on=local_day(programme.network, now)) if programme else []


def of_text(event: Event, now: datetime) -> list[Mandate | Office]:
    """Everybody who has a place in the network: each of them may read a text that is proposed."""
    network = Network.objects.filter(slug=event.network).first()
    return members(network, on=local_day(network, now)) if network else []


def members(network: Network, *, on: date) -> list[Mandate | Office]:
    """The mandates and offices that make somebody a member of the network that day."""
    seats = Seat.objects.active(on).filter(body__network=network)
    mandates = Mandate.objects.active(on).filter(seat__in=seats).select_related("person")
    offices = Office.objects.active(on).filter(network=network).select_related("person")
    return [*mandates, *offices]


def invited(meeting: Meeting, *, on: date) -> list[Mandate]:
    """The mandates whose persons are invited: held today and still on the day of the meeting.

    A light seat is, when the meeting reports back or when it chose to come. No mailbox needed.
    """
    body, day = meeting.body, meeting.day
    mandates = holders(body, on).filter(seat__in=seats_of(body, max(on, day)))
    staying = [m for m in mandates if day <= (m.ends or day)]
    charter, chosen = charter_of(meeting), those_who_chose(meeting)
    return [m for m in staying if is_for(m.seat, meeting, charter, chosen=chosen)]


def replaced(event: Event, meeting: Meeting, *, on: date) -> list[Mandate]:
    """Who holds the seat whose duty another has taken over."""
    return list(holders(meeting.body, on).filter(seat=event.data.get("instead_of")))


def those_who_chose(meeting: Meeting) -> set[int]:
    """The seats that have a duty at the meeting, or said that they come."""
    on_duty = Turn.objects.filter(meeting=meeting).values_list("seat_id", flat=True)
    coming = Reply.objects.filter(meeting=meeting, answer=Answer.ATTEND)
    return {*on_duty, *coming.values_list("seat_id", flat=True)}


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


def holders(body: Body, on: date) -> QuerySet[Mandate]:
    """Who holds the seats of a body that day."""
    held = Mandate.objects.active(on).filter(seat__in=seats_of(body, on))
    return held.select_related("seat", "person").order_by("person_id", "pk")


def seats_of(body: Body, on: date) -> QuerySet[Seat]:
    return Seat.objects.active(on).filter(body=body)


def was_convened(event: Event) -> bool:
    """Whether the meeting had been convened when that happened to it."""
    return Event.objects.filter(
        kind="meeting.convened", subject=event.subject, pk__lt=event.pk
    ).exists()


def subject_id(event: Event) -> int:
    """The id of what the event is about: 12 for `meeting:12`."""
    return int(event.subject.rpartition(":")[2])
