"""Reads: the seats of which nothing has been heard for several meetings in a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.journal.prepared import Given
from tourdetable.domain.meetings.enums import MeetingState, Mode
from tourdetable.domain.meetings.models import Attendance, Meeting, Reply
from tourdetable.domain.networks.models import Body, Mandate, Network
from tourdetable.domain.networks.queries import local_day

IN_A_ROW = 3
"""After how many meetings without a sign a seat is silent."""

HEARD = (Mode.IN_PERSON, Mode.REMOTE, Mode.REPRESENTED, Mode.EXCUSED)
"""How a seat that gave a sign may be marked."""


class SilentHolder(NamedTuple):
    """Somebody who holds a silent seat, to be written to: by their id and name."""

    person: int
    name: str


@dataclass(frozen=True, slots=True)
class SilentSeat:
    """A seat that neither answered nor came since `since`, the day of the first of the meetings."""

    seat: int
    name: str
    college: str
    body: int
    body_name: str
    since: date
    holders: list[SilentHolder] = field(default_factory=list)


def silent(body: Body, on: date, meetings: int = IN_A_ROW) -> list[SilentSeat]:
    """The seats of a body, by institution, that gave no sign at its last meetings before a day, so
    many in a row: neither answer, nor presence, nor apologies noted (two queries).

    Only meetings of which somebody recorded who came count, and only those at which one of today's
    holders already held the seat: a successor is not silent for their predecessor. Seats that
    follow through the minutes are not waited for.
    """
    return silent_among(body.network, Body.objects.filter(pk=body.pk), on, meetings)


def silent_among(
    network: Network, bodies: QuerySet[Body], on: date, meetings: int = IN_A_ROW
) -> list[SilentSeat]:
    """The same in several bodies of a network, body by body (two queries whatever they are)."""
    rows = last_before(bodies, midnight(network, on), meetings)
    return silent_since(network, rows.values_list(*OF_MEETING), on, meetings)


def silent_since(
    network: Network, rows: Iterable[tuple[Any, ...]], on: date, meetings: int = IN_A_ROW
) -> list[SilentSeat]:
    """The same, once their last meetings are read (one query, none where no body has met as
    often)."""
    last: dict[int, list[tuple[int, datetime]]] = {}
    for body, pk, starts_at in rows:
        last.setdefault(body, []).append((pk, starts_at))
    since = {
        body: local_day(network, rows[-1][1])
        for body, rows in last.items()
        if len(rows) == meetings
    }
    watched = [pk for body in since for pk, _starts in last[body]]
    return unheard(since, watched, on) if since else []


def midnight(network: Network, on: date) -> datetime:
    """When a day begins there."""
    return datetime.combine(on, time(), ZoneInfo(network.time_zone))


OF_MEETING = ("body", "pk", "starts_at")


def last_before(bodies: QuerySet[Body], moment: datetime | Given, count: int) -> QuerySet[Meeting]:
    """The last meetings of each body that were held before a moment and of which it is recorded
    who came, body by body, the latest first."""
    marked = Exists(Attendance.objects.filter(meeting=OuterRef("pk")).order_by())
    held = Meeting.objects.filter(marked, body__in=bodies.order_by(), state=MeetingState.OPENED)
    order = [F("starts_at").desc(), F("pk").desc()]
    rank = Window(RowNumber(), partition_by="body", order_by=order)
    last = held.filter(starts_at__lt=moment).annotate(rank=rank).filter(rank__lte=count)
    return last.order_by("body", "-starts_at", "-pk")


OF_MANDATE = (
    "starts",
    "seat",
    "seat__institution__name",
    "seat__college",
    "seat__body",
    "seat__body__name",
    "person",
    "person__given_name",
    "person__family_name",
)
IN_ORDER = ("seat__body__sort_key", "seat__body", "seat__institution__sort_key", "seat", "starts")


def unheard(since: Mapping[int, date], watched: Iterable[int], on: date) -> list[SilentSeat]:
    """The seats that somebody holds and has held since the first of the meetings that are watched,
    and that gave no sign at any of them (one query)."""
    rows = holding_without_a_sign(watched, on).filter(seat__body__in=list(since))
    return gathered(rows.values_list(*OF_MANDATE), since)


def gathered(rows: Iterable[tuple[Any, ...]], since: Mapping[int, date]) -> list[SilentSeat]:
    """Seats, of rows with one of their holders each: those of which a holder held it all along."""
    found: dict[int, SilentSeat] = {}
    lasting: set[int] = set()
    for starts, seat, name, college, body, called, *holder in rows:
        fresh = SilentSeat(seat, name, college, body, called, since[body])
        person, given, family = holder
        found.setdefault(seat, fresh).holders.append(SilentHolder(person, f"{given} {family}"))
        if starts <= since[body]:
            lasting.add(seat)
    return [one for one in found.values() if one.seat in lasting]


def holding_without_a_sign(meetings: Iterable[int], on: date) -> QuerySet[Mandate]:
    """The mandates of a day in seats that are waited for, and that gave no sign at some meetings,
    body by body and by institution.

    The seats that gave one are read once: looked for seat by seat, a thousand bodies take seconds.
    """
    there = {"meeting__in": list(meetings)}
    answered = Reply.objects.filter(**there).order_by().values("seat")
    noted = Attendance.objects.filter(**there, mode__in=HEARD).order_by().values("seat")
    exists = Q(seat__ends=None) | Q(seat__ends__gte=on)
    heard = Q(seat__in=answered) | Q(seat__in=noted)
    held = Mandate.objects.active(on).filter(~heard, exists, seat__starts__lte=on)
    return held.exclude(seat__kind=SeatKind.LIGHT).order_by(*IN_ORDER)
