"""Taking copies to send, and keeping those that are not wanted any more."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from tourdetable.domain.journal import leases
from tourdetable.domain.journal.departures import HOLD, DepartureState
from tourdetable.domain.newsletters.models import NewsletterCopy
from tourdetable.domain.newsletters.queries import due_copies

AROUND = (
    "account",
    "newsletter__network",
    "newsletter__event",
    "seat__body",
    "seat__institution",
    "office",
    "subscription",
)


@transaction.atomic
def take_copies(*, worker: str, now: datetime, most: int) -> list[NewsletterCopy]:
    """Take at most so many copies to send, oldest first; nobody else takes them for a while."""
    rows = due_copies(now=now).select_related(*AROUND).order_by("pk")
    return leases.take(rows, worker=worker, now=now, hold=HOLD, most=most)


@transaction.atomic
def spare(*, copies: Collection[NewsletterCopy]) -> None:
    """These mailboxes returned what they were sent before, for good: they are not written to
    again, unless somebody asks it."""
    rows = NewsletterCopy.objects.filter(pk__in=[one.pk for one in copies])
    rows.update(state=DepartureState.GIVEN_UP, error="returned", held_until=None)


@transaction.atomic
def keep_unsent(*, copies: Collection[NewsletterCopy]) -> None:
    """These are not wanted any more: they stay unsent."""
    rows = NewsletterCopy.objects.filter(pk__in=[one.pk for one in copies])
    rows.update(state=DepartureState.UNWANTED, held_until=None)
