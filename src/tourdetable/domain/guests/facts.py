"""What this app tells the charter: who was called in (ITC-11)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tourdetable.core.charter.facts.record import GuestFact
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.registry import FactScope, provider, read_beside


@provider
def guests(scope: FactScope) -> tuple[GuestFact, ...]:
    """Those who were called in and not taken back, once each: at their meeting; or, for a time, at
    the first meeting of the body in it."""
    rows = list(Guest.objects.filter(scope.of_body(), withdrawn_on=None).order_by("pk"))
    first = first_meetings(scope, [guest for guest in rows if guest.continuing])
    return tuple(
        GuestFact(str(guest.pk), str(meeting), guest.kind, str(guest.seat_id or "") or None)
        for guest in rows
        if (meeting := guest.meeting_id or first.get(guest.pk))
    )


def first_meetings(scope: FactScope, lasting: Iterable[Guest]) -> dict[int, int]:
    """For each who was called in for a time, the first meeting of the calendar in it, if any."""
    waiting = list(lasting)
    days = dated(scope, {guest.body_id for guest in waiting}) if waiting else []
    found: dict[int, int] = {}
    for guest in waiting:
        for pk, body, day in days:
            if body == guest.body_id and guest.covers(day):
                found.setdefault(guest.pk, pk)
    return found


def dated(scope: FactScope, bodies: set[int]) -> list[tuple[int, int, date]]:
    """The meetings of the calendar of some bodies, in order: their ids, body and day (one
    query)."""
    held = Meeting.objects.filter(state__in=CALENDAR, body__in=bodies).order_by("starts_at", "pk")
    rows = held.values_list("pk", "body_id", "starts_at")
    return [(pk, body, local_day(scope.network, at)) for pk, body, at in rows]


read_beside("guests", "meetings")
