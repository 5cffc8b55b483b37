"""Reads: the turns of a body since it began, in one question to the database."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import BigIntegerField, Q, QuerySet

from tourdetable.core.charter.judge.constraints import InTurn, constraints
from tourdetable.core.charter.terms.days import Period, outside, overlap, period
from tourdetable.core.charter.terms.model import Charter, SeatKind
from tourdetable.domain.journal.prepared import Given, PreparedValues, Together
from tourdetable.domain.meetings.enums import CALENDAR, MeetingState
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.rota.balance import MeetingTurns, TurnSeat
from tourdetable.domain.rota.enums import SwapState
from tourdetable.domain.rota.models import Exemption, RotaMethod, SkippedTurn, Swap
from tourdetable.domain.rota.turns import BodyTurns, Method

BODY = Given("body", BigIntegerField())

Within = Callable[[str], Q]
"""Which bodies, by the path that leads to them."""

Row = tuple[Any, ...]

Rows = Sequence[Sequence[Row]]
"""What `turns_within` has read, of one body or of several."""

TakenAndSkipped = tuple[Iterable[Row], Iterable[Row]]
"""The turns that seats have, and those that they gave up or had taken for nothing."""


def of_one(path: str) -> Q:
    """Of the body that is given."""
    return Q(**{path: BODY})


def methods(within: Within) -> QuerySet[Any, Any]:
    columns = ("order", "sequence", "volunteers_first", "length", "starts", "ends")
    rows = RotaMethod.objects.filter(within("body")).order_by("starts", "pk")
    return rows.values_list("body", "pk", *columns)


def exemptions(within: Within) -> QuerySet[Any, Any]:
    rows = Exemption.objects.filter(within("method__body")).order_by("pk")
    return rows.values_list("method__body", "method", "seat")


def seats(within: Within) -> QuerySet[Any, Any]:
    """Each once for each mandate."""
    rows = Seat.objects.filter(within("body"))
    return rows.order_by(
        "institution__sort_key", "pk", "mandates__starts", "mandates__pk"
    ).values_list(
        "body",
        "pk",
        "institution__name",
        "college",
        "kind",
        "volunteers",
        "starts",
        "ends",
        "mandates__starts",
        "mandates__ends",
    )


def meetings(within: Within) -> QuerySet[Any, Any]:
    rows = Meeting.objects.filter(within("body"), state__in=CALENDAR).order_by("starts_at", "pk")
    return rows.values_list("body", "pk", "kind", "title", "starts_at", "state", "sealed_at")


def turns(within: Within) -> QuerySet[Any, Any]:
    rows = Turn.objects.filter(within("meeting__body"), meeting__state__in=CALENDAR)
    return rows.order_by("pk").values_list("meeting__body", "meeting", "duty", "seat")


def skipped(within: Within) -> QuerySet[Any, Any]:
    rows = SkippedTurn.objects.filter(within("meeting__body")).order_by("pk")
    return rows.values_list("meeting__body", "meeting", "duty", "seat")


def given_away(within: Within) -> QuerySet[Any, Any]:
    """The turns that a seat took instead of another one, for nothing in exchange."""
    rows = Swap.objects.filter(within("meeting__body"), state=SwapState.ACCEPTED, in_exchange=None)
    return rows.order_by("pk").values_list("meeting__body", "meeting", "duty", "seat")


def turns_within(within: Within) -> Together:
    """All that the turns of some bodies are told from, in one question; each row begins with its
    body."""
    told = (methods, exemptions, seats, meetings, turns, skipped, given_away)
    return Together(*(PreparedValues(partial(rows, within)) for rows in told))


METHODS = PreparedValues(partial(methods, of_one))
EXEMPTIONS = PreparedValues(partial(exemptions, of_one))
ALL = turns_within(of_one)


@dataclass(frozen=True)
class MethodDays:
    """A method, its days, and the seats that it exempts."""

    pk: int
    days: Period
    method: Method
    exempt: frozenset[int]


def rota_of(body: Body, charter: Charter, *, on: date) -> BodyTurns:
    """The turns of a body as they stand on a day (one query)."""
    return told_of(body, charter, ALL.rows(body=body.pk), on=on)


def told_of(body: Body, charter: Charter, rows: Rows, *, on: date) -> BodyTurns:
    """The turns of a body, as they were read: of it alone, or among others."""
    settings, exempt, held, dated, taken, given_up, gone = (
        [row[1:] for row in some if row[0] == body.pk] for some in rows
    )
    settled = settled_days(settings, exempt)
    kinds = rounds(charter, body.kind, on=on)
    lines: dict[str, list[MeetingTurns]] = {duty: [] for duty in kinds}
    for kind, told in at_meetings(body.network, dated, (taken, given_up + gone), settled, on):
        for duty, some in kinds.items():
            if not some or kind in some:
                lines[duty].append(told)
    return BodyTurns(
        method_on(settled, on),
        tuple(kinds),
        turn_seats(body, held, settled),
        lines,
        on,
        charter.season.containing(on),
    )


def at_meetings(
    network: Network,
    dated: Iterable[Row],
    turns: TakenAndSkipped,
    settled: Sequence[MethodDays],
    on: date,
) -> Iterator[tuple[str, MeetingTurns]]:
    """Each meeting, with its kind: who takes its duties, and who gave them up."""
    takers, given_up = (gathered(rows) for rows in turns)
    for pk, kind, title, starts_at, *sitting in dated:
        day = local_day(network, starts_at)
        told = MeetingTurns(
            pk,
            day,
            title,
            takers=dict(takers.get(pk, ())),
            skipped=frozenset(given_up.get(pk, ())),
            length=method_on(settled, day).length,
            free=day >= on and not has_sat(*sitting),
        )
        yield kind, told


def has_sat(state: str, sealed_at: datetime | None) -> bool:
    """Whether a meeting has been opened, or its record sealed."""
    return state == MeetingState.OPENED or sealed_at is not None


def next_names(
    body: Body, charter: Charter, *, on: date, count: int = 3
) -> list[tuple[str, list[str]]]:
    """The names of the seats whose turn comes next, for each duty by its name: those who have a
    turn to come, then those whose turn it would be (one query)."""
    rota = rota_of(body, charter, on=on)
    found = rota.foreseen(count)
    return [
        (duty.name, [seat.name for seat in found.next_names(rota, duty.code, count)])
        for duty in charter.vocabulary.duties_of(body.kind)
    ]


def rounds(charter: Charter, kind: str, *, on: date) -> dict[str, frozenset[str]]:
    """The duties of a kind of body, each with the kinds of meeting over which the charter has it go
    round (none: all)."""
    asked = [one for one in constraints(charter, kind, on=on) if isinstance(one, InTurn)]
    return {
        duty.code: next(
            (frozenset(one.meetings) for one in asked if duty.code in one.duties), frozenset()
        )
        for duty in charter.vocabulary.duties_of(kind)
    }


def settled_days(
    settings: Iterable[tuple[Any, ...]], exempt: Iterable[tuple[Any, ...]]
) -> list[MethodDays]:
    """The methods, each on its own days: until the next one begins."""
    seats: dict[int, set[int]] = {}
    for method, seat in exempt:
        seats.setdefault(method, set()).add(seat)
    rows = list(settings)
    found = []
    for nth, (pk, order, sequence, volunteers, length, starts, ends) in enumerate(rows):
        days = period(starts, ends)
        if nth + 1 < len(rows):
            days = Period(starts, min(days.last, rows[nth + 1][5] - timedelta(days=1)))
        if days.first <= days.last:
            known = json.loads(sequence) if isinstance(sequence, str) else sequence
            how = Method(order, tuple(known), bool(volunteers), length)
            found.append(MethodDays(pk, days, how, frozenset(seats.get(pk, ()))))
    return found


def method_on(settled: Iterable[MethodDays], day: date) -> Method:
    """The method of a day; before any is settled, whoever has had the fewest turns."""
    return next((one.method for one in settled if day in one.days), Method())


def turn_seats(
    body: Body, rows: Iterable[tuple[Any, ...]], settled: Iterable[MethodDays]
) -> list[TurnSeat]:
    """The seats that take turns (ITC-06) and that somebody holds, held or will hold."""
    known, life = list(settled), period(body.starts, body.ends)
    named: dict[int, tuple[str, str]] = {}
    held: dict[int, list[Period]] = {}
    for pk, name, college, kind, volunteers, starts, ends, since, until in rows:
        there = overlap(period(starts, ends), life)
        if there is None or since is None or not (kind == SeatKind.STANDING or volunteers):
            continue
        named[pk] = name, college
        days = overlap(period(since, until), there)
        exempt = [one.days for one in known if pk in one.exempt]
        held.setdefault(pk, []).extend(outside(days, exempt) if days else ())
    return [
        TurnSeat(pk, name, college, place, tuple(held[pk]))
        for place, (pk, (name, college)) in enumerate(named.items())
    ]


def gathered(rows: Iterable[tuple[Any, ...]]) -> Mapping[int, list[tuple[str, int]]]:
    """Duty and seat, by meeting."""
    found: dict[int, list[tuple[str, int]]] = {}
    for meeting, duty, seat in rows:
        found.setdefault(meeting, []).append((duty, seat))
    return found


def settled_methods(body: Body) -> list[MethodDays]:
    """The methods of a body, first ones first (two queries)."""
    found = (METHODS.rows(body=body.pk), EXEMPTIONS.rows(body=body.pk))
    settings, exempt = ([row[1:] for row in rows] for rows in found)
    return settled_days(settings, exempt)


def swaps_of(body: Body) -> list[Swap]:
    """The swaps asked about turns of a body, the latest first (one query)."""
    rows = Swap.objects.filter(meeting__body=body).select_related(
        "meeting", "in_exchange", "seat__institution", "other__institution"
    )
    return list(rows.order_by("-pk"))


def still_to_take(swap: Swap, now: datetime) -> bool:
    """Whether the turn that a seat wanted to swap is still its own, and to come (one query)."""
    if swap.meeting.starts_at <= now:
        return False
    return Turn.objects.filter(meeting=swap.meeting_id, duty=swap.duty, seat=swap.seat_id).exists()


def skips_of(body: Body, since: date) -> list[SkippedTurn]:
    """The turns given up at meetings from a day on, by meeting (one query)."""
    rows = SkippedTurn.objects.filter(meeting__body=body, meeting__starts_at__date__gte=since)
    return list(rows.select_related("seat__institution").order_by("meeting__starts_at", "pk"))


def method_in_force(body: Body, on: date) -> RotaMethod | None:
    """The method of a day with its decision, if a decision settled one (one query)."""
    rows = RotaMethod.objects.filter(Q(ends=None) | Q(ends__gte=on), body=body, starts__lte=on)
    return rows.select_related("decision").order_by("-starts", "-pk").first()
