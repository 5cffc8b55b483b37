"""What those who registered are told: written with what it tells, sent afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from tourdetable.domain.journal import leases
from tourdetable.domain.site.enums import DayLetterKind, DayLetterState, PlaceState
from tourdetable.domain.site.models import DayLetter, DayRegistration, OpenDay
from tourdetable.domain.site.queries import places_left, registrations_of

HOLD = timedelta(minutes=15)
AGAIN = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(days=1))
"""How long to wait after each refusal; after one more, the letter is given up."""


def write_to(registration: DayRegistration, kind: DayLetterKind, now: datetime) -> None:
    """Tell them something: a step of what it tells. What waits for them says less than this."""
    waiting = registration.letters.filter(state=DayLetterState.WAITING, held_until=None)
    waiting.delete()
    DayLetter.objects.create(registration=registration, kind=kind, due_at=now)


def fill(day: OpenDay, now: datetime) -> None:
    """Give the places that are left to those who wait, first come first; read it locked."""
    left = places_left(day)
    for one in registrations_of(day, PlaceState.WAITING)[:left]:
        one.state = PlaceState.COMING
        one.save(update_fields=["state"])
        write_to(one, DayLetterKind.PLACE, now)


def take_letters(*, worker: str, now: datetime, most: int) -> list[DayLetter]:
    """Letters to send, that nobody else sends meanwhile."""
    rows = DayLetter.objects.filter(state=DayLetterState.WAITING, due_at__lte=now).order_by("pk")
    around = rows.select_related(
        "registration__day__meeting__body__network", "registration__day__meeting__place"
    )
    return leases.take(around, worker=worker, now=now, hold=HOLD, most=most)


@transaction.atomic
def hand_over(*, letter: DayLetter, worker: str) -> bool:
    """Mark it as leaving, before a mail server is told of it; False when it is no longer ours."""
    mine = DayLetter.objects.filter(pk=letter.pk, state=DayLetterState.WAITING)
    return leases.held(mine, worker=worker).update(state=DayLetterState.LEAVING) == 1


@transaction.atomic
def mark_sent(*, letter: DayLetter) -> None:
    """The mail server took it."""
    DayLetter.objects.filter(pk=letter.pk).update(state=DayLetterState.SENT, held_until=None)


@transaction.atomic
def mark_refused(*, letter: DayLetter, now: datetime) -> None:
    """The mail server said no: it is tried again later, some times."""
    row = DayLetter.objects.filter(pk=letter.pk)
    if letter.attempts > len(AGAIN):
        row.update(state=DayLetterState.GIVEN_UP, held_until=None)
        return
    due = now + AGAIN[letter.attempts - 1]
    row.update(state=DayLetterState.WAITING, held_by="", held_until=None, due_at=due)


@transaction.atomic
def put_back(*, letters: list[DayLetter]) -> None:
    """Leave them to another time: the mail server does not answer."""
    leases.put_back(DayLetter.objects.filter(pk__in=[letter.pk for letter in letters]))
