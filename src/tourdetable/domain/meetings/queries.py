"""Reads about meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import BigIntegerField, Prefetch, QuerySet

from tourdetable.core.charter.terms.model import Charter, SeatKind
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.prepared import Given, PreparedValues
from tourdetable.domain.meetings.answers import (
    HEARD,
    Attendee,
    Room,
    SaidAnswer,
    attendees,
    room,
    standing_of,
)
from tourdetable.domain.meetings.enums import CALENDAR, CAME, HowMarked
from tourdetable.domain.meetings.models import Attendance, Meeting, Reply, Turn
from tourdetable.domain.networks.models import Body, Mandate, Network
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.people.models import Person

TURNS = Prefetch("turns", queryset=Turn.objects.select_related("seat__institution"))


def in_network(network: Network) -> QuerySet[Meeting]:
    """All meetings of a network, with their bodies and places."""
    return Meeting.objects.filter(body__network=network).select_related("body__network", "place")


def in_calendar(network: Network, first: datetime, last: datetime) -> QuerySet[Meeting]:
    """Meetings that stand in the calendar between two moments."""
    return in_network(network).filter(state__in=CALENDAR, starts_at__gte=first, starts_at__lt=last)


def charter_of(meeting: Meeting) -> Charter:
    """The charter in force on the day of the meeting: the rule of then is applied to then."""
    return charter_in_force(meeting.body.network, on=meeting.day)


def current_turns(body: Body, *, now: datetime) -> list[Turn]:
    """Who is on duty: at the body's next meeting, or its last one when nothing is planned."""
    rows = body.meetings.filter(state__in=CALENDAR)
    meeting = rows.filter(ends_at__gte=now).order_by("starts_at").first()
    meeting = meeting or rows.order_by("-starts_at").first()
    return list(meeting.turns.all()) if meeting else []


def turns_to_come(body: Body, *, now: datetime) -> list[Turn]:
    """Who is on duty at the body's meetings that are not over (one query)."""
    to_come = body.meetings.filter(state__in=CALENDAR, ends_at__gte=now)
    return list(Turn.objects.filter(meeting__in=to_come))


def turns_taken(body: Body, first: datetime, last: datetime) -> list[Turn]:
    """The duties taken at the body's meetings that start between two moments."""
    held = body.meetings.filter(state__in=CALENDAR, starts_at__gte=first, starts_at__lt=last)
    return list(Turn.objects.filter(meeting__in=held))


def seats_present(meeting: Meeting) -> set[int]:
    """The seats for which somebody came."""
    came = Attendance.objects.filter(meeting=meeting, mode__in=CAME)
    return set(came.values_list("seat_id", flat=True))


def seats_away(meeting: Meeting) -> set[int]:
    """The seats of which somebody is marked, and for which nobody came."""
    marked = Attendance.objects.filter(meeting=meeting).values_list("seat_id", flat=True)
    return set(marked) - seats_present(meeting)


def voices_present(meeting: Meeting) -> set[int]:
    """The same without those that follow through the minutes: they make no quorum."""
    came = Attendance.objects.filter(meeting=meeting, mode__in=CAME)
    return set(came.exclude(seat__kind=SeatKind.LIGHT).values_list("seat_id", flat=True))


class ReplyRow(NamedTuple):
    """What a person answered for a seat; `stands`: for the time at which it is now held. `reason`
    is for those who convene."""

    seat_id: int
    person_id: int
    answer: str
    stands: bool
    starts_at: datetime
    pk: int
    at: datetime
    channel: str
    reason: str
    coming_since: datetime | None
    pair_since: datetime | None

    @property
    def statement(self) -> SaidAnswer:
        """What it says, as `answers` reads it."""
        seat, person, since = self.seat_id, self.person_id, (self.coming_since, self.pair_since)
        return SaidAnswer(self.pk, seat, person, self.answer, self.at, *since)


class MarkRow(NamedTuple):
    """How a person was there for a seat, who wrote it, and what else was noted."""

    seat_id: int
    person_id: int
    mode: str
    entered_by_id: int | None
    given_name: str | None
    family_name: str | None
    how: str = HowMarked.HAND
    arrived_at: datetime | None = None
    left_at: datetime | None = None

    @property
    def other_hand(self) -> str:
        """Who entered it, when it was somebody else than the person."""
        own = self.entered_by_id in (None, self.person_id)
        return "" if own else f"{self.given_name} {self.family_name}"


NOTED = ("how", "arrived_at", "left_at")
GIVEN_MEETING = Given("meeting", BigIntegerField())
OF_REPLIES = ReplyRow._fields
WRITER = ("entered_by_id", "entered_by__given_name", "entered_by__family_name")
REPLIES = PreparedValues(
    lambda: Reply.objects.filter(meeting=GIVEN_MEETING).order_by("pk").values_list(*OF_REPLIES)
)
OWN_REPLIES = PreparedValues(
    lambda: REPLIES.make().filter(person=Given("person", BigIntegerField()))
)
MARKS = PreparedValues(
    lambda: (
        Attendance.objects.filter(meeting=GIVEN_MEETING)
        .order_by("pk")
        .values_list("seat_id", "person_id", "mode", *WRITER, *NOTED)
    )
)


def replies_to(meeting: Meeting, *, by: Person | None = None) -> list[ReplyRow]:
    """All answers to an invitation, or those of one person, oldest first."""
    if by is None:
        return [ReplyRow(*row) for row in REPLIES.rows(meeting=meeting.pk)]
    return [ReplyRow(*row) for row in OWN_REPLIES.rows(meeting=meeting.pk, person=by.pk)]


def marks_of(meeting: Meeting) -> list[MarkRow]:
    """How everybody who is marked was there."""
    return [MarkRow(*row) for row in MARKS.rows(meeting=meeting.pk)]


Known = Mapping[int, Sequence[Attendee]]
"""By seat, what is known of each of its holders on the day of the meeting."""


def known_at(meeting: Meeting) -> Known:
    """What the answers that stand say of each holder of each seat (two queries)."""
    held: dict[int, list[int]] = {}
    mandates = Mandate.objects.active(meeting.day).filter(seat__body=meeting.body_id)
    for seat, person in mandates.order_by("starts", "pk").values_list("seat", "person"):
        held.setdefault(seat, []).append(person)
    said: dict[int, list[SaidAnswer]] = {}
    for row in Reply.objects.filter(meeting=meeting, stands=True).values_list(*OF_STATEMENTS):
        statement = SaidAnswer(*row)
        said.setdefault(statement.seat, []).append(statement)
    return {seat: attendees(people, said.get(seat, ())) for seat, people in held.items()}


OF_STATEMENTS = ("pk", "seat_id", "person_id", "answer", "at", "coming_since", "pair_since")


def room_of(meeting: Meeting, known: Known | None = None) -> Room:
    """Who has a place at a meeting, and who waits for one."""
    return room(known_at(meeting) if known is None else known, meeting.capacity)


def first_day_told(meeting: Meeting) -> date | None:
    """The day that the invitations told, as long as one knows of it (one query): that from which
    the meeting was first moved since."""
    about = Event.objects.filter(subject=f"meeting:{meeting.pk}", kind__in=[CONVENED, MOVED])
    convened = False
    for kind, data in about.order_by("pk").values_list("kind", "data"):
        if convened and kind == MOVED:
            return date.fromisoformat(data["was"])
        convened = convened or kind == CONVENED
    return None


CONVENED, MOVED = "meeting.convened", "meeting.moved"


def unanswered(
    meeting: Meeting, *, now: datetime, known: Known | None = None
) -> set[tuple[int, int]]:
    """The seats and persons of whom an answer is awaited: they have given none, hold it today and
    on the day of the meeting, and the seat is not settled by whoever holds it with them. Nothing is
    asked of seats that follow through the minutes."""
    today = local_day(meeting.body.network, now)
    held = Mandate.objects.active(today).filter(seat__body=meeting.body_id)
    asked = set(held.exclude(seat__kind=SeatKind.LIGHT).values_list("seat", "person"))
    told = known_at(meeting) if known is None else known
    return {
        (seat, one.person)
        for seat, people in told.items()
        if standing_of(people) not in HEARD
        for one in people
        if one.silent and (seat, one.person) in asked
    }
