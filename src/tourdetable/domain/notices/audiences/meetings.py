"""Who is told of a meeting: holders of the seats of its body, whoever is called in (ITC-13)."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from tourdetable.domain.guests.models import Guest
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.enums import COMING, MeetingState
from tourdetable.domain.meetings.models import Meeting, Reply, Turn
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.meetings.rules import is_for
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import GONE, NoticeKind, NoticeState
from tourdetable.domain.notices.models import Notice

TO_GUESTS = ("meeting.moved", "meeting.cancelled")
"""What happens to a meeting that those who are called in to it are told of, convened or not."""

BEFORE_IT = (NoticeKind.MOVED, NoticeKind.AGENDA)
"""Changes that matter until the meeting is opened."""


def of_meeting(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate | Guest]:
    """Those who are invited; and, when it moves or is cancelled, those who are called in. Those who
    are expected no more are told so."""
    if event.kind == GONE:
        return list(those_who_left(event))
    news = event.kind in TO_GUESTS and event.data.get("told") is not False
    called = called_in_before(event) if news else ()
    return [*of_seats(event, kind, now), *called]


def of_seats(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate]:
    """Those who are invited; a change is told only between convening and opening."""
    meeting = Meeting.objects.select_related("body__network").filter(pk=subject_id(event)).first()
    if meeting is None:
        return []
    if kind is NoticeKind.TAKEN_OVER:
        return replaced(event, meeting, on=local_day(meeting.body.network, now))
    if not is_news(event, kind, meeting):
        return []
    found = invited(meeting, on=local_day(meeting.body.network, now))
    late = event.data.get("persons")
    return found if late is None else [one for one in found if one.person_id in late]


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


def those_who_left(event: Event) -> QuerySet[Mandate]:
    """The mandates, over by now, of those who are expected no more."""
    rows = Mandate.objects.filter(person__in=event.data["persons"])
    return rows.filter(seat__body__meetings=subject_id(event)).select_related("person")


def those_who_chose(meeting: Meeting) -> set[int]:
    """The seats that have a duty at the meeting, or said that they come."""
    on_duty = Turn.objects.filter(meeting=meeting).values_list("seat_id", flat=True)
    coming = Reply.objects.filter(meeting=meeting, answer__in=COMING)
    return {*on_duty, *coming.values_list("seat_id", flat=True)}


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
