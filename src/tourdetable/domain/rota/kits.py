"""What is handed over to whoever has a duty: who did it last, and the meetings whose kit is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.enums import CALENDAR, MeetingState
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.rota.models import RotaMethod
from tourdetable.domain.rota.terms import EARLIEST, RotaTerms

USUAL = RotaTerms().kit_days


@dataclass(frozen=True)
class KitDue:
    """A seat whose kit is to be sent: it has a duty at a meeting soon."""

    meeting: Meeting
    duty: str
    seat: int


def last_turn(meeting: Meeting, duty: str) -> Turn | None:
    """Who had the duty at the latest meeting before, with that meeting (one query)."""
    before = Turn.objects.filter(
        duty=duty,
        meeting__body=meeting.body_id,
        meeting__state__in=CALENDAR,
        meeting__starts_at__lt=meeting.starts_at,
    )
    rows = before.select_related("seat__institution", "meeting__record")
    return rows.order_by("-meeting__starts_at", "-pk").first()


def kits_due(network: Network, *, now: datetime) -> Iterator[KitDue]:
    """The turns whose kit is to be sent, and was not (three queries)."""
    today = local_day(network, now)
    soon = Turn.objects.filter(
        meeting__body__network=network,
        meeting__state__in=(MeetingState.PLANNED, MeetingState.CONVENED),
        meeting__starts_at__gt=now,
        meeting__starts_at__lte=now + timedelta(days=EARLIEST + 1),
    )
    turns = list(soon.select_related("meeting__body").order_by("meeting__starts_at", "pk"))
    for turn in turns:
        turn.meeting.body.network = network
    days = kit_days(network)
    sent = kits_sent(network, {turn.meeting_id for turn in turns})
    for turn in turns:
        meeting = turn.meeting
        begins = meeting.day - timedelta(days=days_before(days, meeting.body_id, meeting.day))
        told = (meeting.pk, turn.duty, turn.seat_id) in sent
        if begins <= today and not told:
            yield KitDue(meeting, turn.duty, turn.seat_id)


Settled = list[tuple[int, date, date | None, int]]
"""Of each method: its body, its days, how many days before a kit is sent."""


def kit_days(network: Network) -> Settled:
    rows = RotaMethod.objects.filter(body__network=network).order_by("starts", "pk")
    return list(rows.values_list("body_id", "starts", "ends", "kit_days"))


def days_before(settled: Settled, body: int, on: date) -> int:
    """How many days before a meeting of that day the kit is sent."""
    mine = [
        days
        for of, starts, ends, days in settled
        if of == body and starts <= on and (ends is None or on <= ends)
    ]
    return mine[-1] if mine else USUAL


def kits_sent(network: Network, meetings: set[int]) -> set[tuple[int, str, int]]:
    """The meetings, duties and seats whose kit has left."""
    subjects = [f"meeting:{pk}" for pk in meetings]
    rows = Event.objects.filter(network=network.slug, kind="kit.sent", subject__in=subjects)
    return {
        (int(subject.rpartition(":")[2]), data["duty"], data["seat"])
        for subject, data in rows.values_list("subject", "data")
    }
