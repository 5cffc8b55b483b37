"""What those who registered are told: written with what it tells, sent afterwards."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tourdetable.domain.journal import leases
from tourdetable.domain.journal.departures import HOLD, DepartureState
from tourdetable.domain.site.enums import DayLetterKind, PlaceState
from tourdetable.domain.site.models import DayLetter, DayRegistration, OpenDay
from tourdetable.domain.site.queries import due_letters, places_left, registrations_of


def write_to(registration: DayRegistration, kind: DayLetterKind, now: datetime) -> None:
    """Tell them something: a step of what it tells. What waits for them says less than this."""
    waiting = registration.letters.filter(state=DepartureState.WAITING, held_until=None)
    waiting.delete()
    DayLetter.objects.create(registration=registration, kind=kind, due_at=now)


def fill(day: OpenDay, now: datetime) -> None:
    """Give the places that are left to those who wait, first come first; read it locked."""
    left = places_left(day)
    for one in registrations_of(day, PlaceState.WAITING)[:left]:
        one.state = PlaceState.COMING
        one.save(update_fields=["state"])
        write_to(one, DayLetterKind.PLACE, now)


@transaction.atomic
def take_letters(*, worker: str, now: datetime, most: int) -> list[DayLetter]:
    """Take at most so many letters to send, oldest first; nobody else takes them for a while."""
    rows = due_letters(now=now).select_related(*DayLetter.AROUND).order_by("pk")
    return leases.take(rows, worker=worker, now=now, hold=HOLD, most=most)
