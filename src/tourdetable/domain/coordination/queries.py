"""Reads about the support of bodies: who did what, what is late, what was agreed or asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Min, Q, QuerySet

from tourdetable.core.charter.terms.model import Charter, Right, SeatKind, Vocabulary
from tourdetable.domain.coordination.doing import LETTERS, OPENING, Capacities, of_meetings
from tourdetable.domain.coordination.models import DatesCall, SupportNote
from tourdetable.domain.coordination.rules import concerned, supports
from tourdetable.domain.decisions.models import FollowUp
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.meetings.silence import silent_among
from tourdetable.domain.networks.models import Body, Mandate, Network, Office, Seat
from tourdetable.domain.networks.queries import Standing, charter_in_force, local_day


def capacities(network: Network) -> Capacities:
    """In which capacity the invitations of its meetings were sent, and these opened (one query)."""
    events = Event.objects.filter(network=network.slug, kind__in=(LETTERS, OPENING))
    return of_meetings(events.order_by("pk").values_list("subject", "kind", "capacity"))


def capacities_of(network: Network, meetings: Iterable[str]) -> Capacities:
    """The same of some meetings, by their ids (one query)."""
    named = [f"meeting:{pk}" for pk in meetings]
    events = Event.objects.filter(network=network.slug, kind__in=(LETTERS, OPENING))
    rows = events.filter(subject__in=named).order_by("pk")
    return of_meetings(rows.values_list("subject", "kind", "capacity"))


def overdue_tasks(network: Network, on: date) -> Mapping[int, int]:
    """How many actions of the decisions of each body are overdue (one query)."""
    late = FollowUp.objects.filter(decision__body__network=network, done_on=None, due__lt=on)
    rows = late.order_by().values_list("decision__body").annotate(number=Count("pk"))
    return dict(rows)


def silent_seats(network: Network, on: date) -> Mapping[int, int]:
    """How many seats of each body gave no sign at its last meetings (two queries)."""
    found: dict[int, int] = {}
    for seat in silent_among(network, Body.objects.filter(network=network), on):
        found[seat.body] = found.get(seat.body, 0) + 1
    return found


@dataclass(frozen=True)
class Agreed:
    """What was agreed with a body and is not settled: how many things are late, the first day."""

    late: int
    first: date | None


def agreed_with(network: Network, on: date) -> Mapping[int, Agreed]:
    """That of each body with which something is (one query)."""
    open_notes = unsettled(SupportNote.objects.filter(body__network=network)).order_by()
    late = Count("pk", filter=Q(due__lt=on))
    rows = open_notes.values_list("body").annotate(late=late, first=Min("due"))
    return {body: Agreed(number, first) for body, number, first in rows}


def unsettled(notes: QuerySet[SupportNote]) -> QuerySet[SupportNote]:
    """Those by which something was agreed that is not settled."""
    return notes.exclude(agreed="").filter(settled_on=None)


def running_calls(today: date) -> QuerySet[DatesCall]:
    """The calls for dates that are not taken back, and whose day is not past; some may be answered
    (see `is_answered`)."""
    rows = DatesCall.objects.filter(taken_back_on=None, until__gte=today)
    return rows.select_related("body__network")


def is_answered(until: date, next_on: date | None) -> bool:
    """Whether a meeting stands in the calendar by the day that a call for dates asks."""
    return next_on is not None and next_on <= until


def called(network: Network, today: date) -> Mapping[int, date]:
    """By which day each body is asked for a date, where it is (one query)."""
    rows = running_calls(today).filter(body__network=network).order_by("-until")
    return dict(rows.values_list("body", "until"))


def open_call(body: Body, *, now: datetime) -> DatesCall | None:
    """The call for dates that waits for an answer of a body (two queries at most)."""
    today = local_day(body.network, now)
    call = running_calls(today).filter(body=body).order_by("until", "pk").first()
    coming = next_in_calendar(body, now) if call else None
    if call is None or is_answered(call.until, coming.day if coming else None):
        return None
    return call


def asked_of(body: Body, now: datetime) -> list[Mandate | Office]:
    """Of whom a body's dates are asked: those who convene it, by an office of its own or a duty of
    its turn; else those who hold its standing seats; else all who sit there (five queries)."""
    on = local_day(body.network, now)
    vocabulary = charter_in_force(body.network, on=on).vocabulary
    own = list(own_offices([body], vocabulary, on).select_related("person").order_by("pk"))
    duties = [d.code for d in vocabulary.duties_of(body.kind) if Right.CONVENE in d.rights]
    bearing = {turn.seat_id for turn in current_turns(body, now=now) if turn.duty in duties}
    held = list(sitting([body], on).select_related("seat", "person").order_by("person_id", "pk"))
    convening: list[Mandate | Office] = [*own, *(m for m in held if m.seat_id in bearing)]
    return convening or [m for m in held if m.seat.kind == SeatKind.STANDING] or [*held]


def asked_of_nobody(bodies: Sequence[Body], charter: Charter, on: date) -> list[Body]:
    """Those of some bodies whose dates would be asked of nobody: no one sits there, nor convenes
    them by an office of their own (two queries)."""
    there = set(sitting(bodies, on).values_list("seat__body", flat=True))
    there |= set(own_offices(bodies, charter.vocabulary, on).values_list("body", flat=True))
    return [body for body in bodies if body.pk not in there]


def own_offices(bodies: Iterable[Body], vocabulary: Vocabulary, on: date) -> QuerySet[Office]:
    """Those of these bodies themselves that convene, held that day."""
    kinds = [one.code for one in vocabulary.offices.values() if Right.CONVENE in one.rights]
    return Office.objects.active(on).filter(body__in=list(bodies), kind__in=kinds)


def sitting(bodies: Iterable[Body], on: date) -> QuerySet[Mandate]:
    """Who holds the seats of these bodies that day."""
    seats = Seat.objects.active(on).filter(body__in=list(bodies)).order_by()
    return Mandate.objects.active(on).filter(seat__in=seats)


def next_days(bodies: Iterable[Body], now: datetime) -> Mapping[int, date]:
    """The day of the next meeting of each body that has one (one query)."""
    networks = {body.pk: body.network for body in bodies}
    rows = Meeting.objects.filter(body__in=list(networks), state__in=CALENDAR, starts_at__gt=now)
    first = rows.order_by().values_list("body").annotate(first=Min("starts_at"))
    return {body: local_day(networks[body], moment) for body, moment in first}


def next_in_calendar(body: Body, now: datetime) -> Meeting | None:
    """The next meeting of a body (one query)."""
    rows = body.meetings.filter(state__in=CALENDAR, starts_at__gt=now)
    return rows.select_related("body__network").order_by("starts_at", "pk").first()


def notes_seen_by(standing: Standing, body: Body) -> QuerySet[SupportNote]:
    """The notes about a body that the person reads, the latest first: as `rules.may_read_note`
    says."""
    rows = SupportNote.objects.filter(body=body)
    rows = rows.select_related("body", "seat__institution", "written_by")
    if supports(standing, body):
        return rows
    mine = Q(seat__in=[seat.pk for seat in standing.seats_in(body.pk)])
    return rows.filter(mine | Q(seat=None) if concerned(standing, body) else mine)


def notes_of_network(network: Network) -> QuerySet[SupportNote]:
    """All of them, the latest first."""
    rows = SupportNote.objects.filter(body__network=network)
    return rows.select_related("body", "seat__institution", "written_by")
