"""Reading the journal into notices, and following each until it has left.

Telling is not an act: nothing is recorded.

Several workers may do all this at once, and each may die at any moment: a notice is unique by its
event and person, and whoever takes one holds it for a while only.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import Q, QuerySet

from tourdetable.domain.journal import leases
from tourdetable.domain.journal.actions import advance
from tourdetable.domain.journal.models import HEAD
from tourdetable.domain.notices.audience import audience
from tourdetable.domain.notices.enums import AT_LEISURE, TOLD, NoticeState
from tourdetable.domain.notices.models import Notice, Reading
from tourdetable.domain.notices.queries import closed_networks, due, unread

HOLD = timedelta(minutes=15)
"""How long a worker has to send what it took; after that, another one takes over."""

AGAIN = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(days=1))
"""How long to wait after each refusal; after one more, the notice is given up."""

Parcel = tuple[Notice, ...]
"""The notices of one event for one mailbox, which leave as one message."""


@transaction.atomic
def collect(*, now: datetime) -> None:
    """Read what is new in the journal: a notice for each person to tell, but in networks that are
    closed. Idempotent."""
    events = list(unread(now=now))
    closed = closed_networks() if events else set()
    for event in events:
        Reading.objects.bulk_create([Reading(event=event, at=now)], ignore_conflicts=True)
        if event.network in closed:
            continue
        kind, told = TOLD[event.kind], audience(event, now=now)
        due = now + AT_LEISURE.get(kind, timedelta())
        notices = [Notice(event=event, person_id=person, kind=kind, due_at=due) for person in told]
        Notice.objects.bulk_create(notices, ignore_conflicts=True)


@transaction.atomic
def pass_over(*, now: datetime) -> None:
    """Tell nobody of what the journal holds so far: a year brought in at once is no news."""
    Reading.objects.bulk_create(
        [Reading(event=event, at=now) for event in unread(now=now)], ignore_conflicts=True
    )


@transaction.atomic
def take(*, worker: str, now: datetime, parcels: int) -> list[Parcel]:
    """Take at most so many parcels to send, oldest first; nobody else takes them for a while."""
    wanted = Q()
    for event, account in oldest(now, parcels):
        wanted |= Q(event=event, person__account=account)
    if not wanted:
        return []
    rows = due(now=now).filter(wanted).select_related("event", "person__account").order_by("pk")
    taken = leases.take(rows, worker=worker, now=now, hold=HOLD)
    return [tuple(group) for _key, group in groupby(sorted(taken, key=key), key=key)]


def oldest(now: datetime, parcels: int) -> list[tuple[int, int | None]]:
    """The events and mailboxes of so many parcels to send, oldest first."""
    fields = ("event_id", "person__account_id")
    return list(due(now=now).order_by(*fields).values_list(*fields).distinct()[:parcels])


def key(notice: Notice) -> tuple[int, int | None]:
    """What makes notices leave together: their event and their mailbox."""
    return notice.event_id, notice.person.account_id


def rows_of(*parcels: Parcel) -> QuerySet[Notice]:
    """The notices of parcels, to be written."""
    return Notice.objects.filter(pk__in=[notice.pk for parcel in parcels for notice in parcel])


@transaction.atomic
def mark_sent(*, parcel: Parcel, now: datetime) -> None:
    """The message has been handed over."""
    rows_of(parcel).update(state=NoticeState.SENT, sent_at=now, error="")


@transaction.atomic
def mark_overtaken(*, parcels: Iterable[Parcel]) -> None:
    """What they told is no longer true: they stay unsent."""
    rows_of(*parcels).update(state=NoticeState.OVERTAKEN)


@transaction.atomic
def mark_refused(*, parcel: Parcel, error: str, now: datetime) -> bool:
    """The address, or the message, was refused: try again later, or (True) give up."""
    rows = rows_of(parcel)
    tries = max(rows.values_list("attempts", flat=True), default=0)
    if tries > len(AGAIN):
        rows.update(state=NoticeState.GIVEN_UP, error=error, due_at=now, held_until=None)
        shown_in(notice.event.network for notice in parcel)
        return True
    again = now + AGAIN[max(tries, 1) - 1]
    rows.update(error=error, due_at=again, held_until=None)
    return False


@transaction.atomic
def put_back(*, parcels: Iterable[Parcel]) -> None:
    """Nothing was tried (the server does not answer, time is short): no attempt is counted."""
    leases.put_back(rows_of(*parcels))


@transaction.atomic
def try_again(*, now: datetime) -> int:
    """Give what was given up another round of attempts; how many notices."""
    rows = Notice.objects.filter(state=NoticeState.GIVEN_UP)
    networks = set(rows.values_list("event__network", flat=True))
    number = rows.update(state=NoticeState.WAITING, attempts=0, due_at=now, held_until=None)
    shown_in(networks)
    return number


def shown_in(networks: Iterable[str]) -> None:
    """Their pages tell of what was given up: they are no longer what they were, though nothing has
    happened there."""
    advance({(network, HEAD) for network in networks})
