"""Reads of when people cannot come: for themselves only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from tourdetable.domain.availability.enums import HALVES
from tourdetable.domain.availability.models import Absence, CalendarReading, WeeklyOff
from tourdetable.domain.availability.recognition import Landmarks, MeetingMark
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Person


def absences_of(person: Person, *, on: date) -> QuerySet[Absence]:
    """What a person has said of the days from that one on, in order."""
    return Absence.objects.filter(person=person, last__gte=on).order_by(
        "first", "last", "part", "pk"
    )


def reading_of(person: Person) -> CalendarReading | None:
    """What the last reading of a person's calendar had to say."""
    return CalendarReading.objects.filter(person=person).first()


def landmarks_of(
    person: Person, first: date, last: date, *, senders: Iterable[str], sites: Iterable[str]
) -> Landmarks:
    """What lets the entries of a person's calendar be recognised (two queries): the networks of
    this server, and the meetings of those where they have a place."""
    slugs = Network.objects.order_by("slug").values_list("slug", flat=True)
    account = person.account
    return Landmarks(
        networks=tuple(slug.casefold() for slug in slugs),
        senders=tuple(sender.casefold() for sender in senders),
        sites=tuple(site.casefold() for site in sites),
        meetings=tuple(marks(person, first, last)),
        owners=(account.email,) if account else (),
        name=str(person),
    )


def marks(person: Person, first: date, last: date) -> Iterable[MeetingMark]:
    """The meetings of a person's networks, those cancelled included, between two days."""
    opens, closes = (datetime.combine(day, time(), UTC) for day in (first, last))
    seats, offices = Q(bodies__seats__mandates__person=person), Q(offices__person=person)
    theirs = Network.objects.filter(seats | offices).values("pk")
    rows = Meeting.objects.filter(body__network__in=theirs, ends_at__gte=opens - timedelta(days=1))
    said = ("starts_at", "ends_at", "title", "body__network__slug", "pk")
    found = rows.filter(starts_at__lt=closes + timedelta(days=2)).order_by("pk").values_list(*said)
    return (MeetingMark(*row) for row in found)


def weekly_of(person: Person, *, if_need_be: bool = False) -> set[tuple[int, str]]:
    """The half-days of each week (0 is Monday) when one cannot come, or comes only if need be; a
    day is two halves."""
    said = WeeklyOff.objects.filter(person=person, if_need_be=if_need_be)
    rows = said.values_list("weekday", "part")
    return {(weekday, half) for weekday, part in rows for half in HALVES[part]}
