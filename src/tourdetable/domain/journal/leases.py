"""Leases: a table of jobs is the queue, and whoever takes a job holds it for a while only.

Several workers, on several machines, may take, hold and lose jobs at once, and each may be killed
at any moment. Moments are those of the machines' clocks, given by whoever calls.
"""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import models, transaction
from django.db.models import F, Q, QuerySet


class Lease(models.Model):
    """Who does this job, and until when; `attempts`: taken how often, but for what was put back."""

    held_by = models.CharField(max_length=80, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True


Job = TypeVar("Job", bound=Lease)


def worker_name() -> str:
    """The name of this process as a worker, of no other process alive."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}"


def free(rows: QuerySet[Job], *, now: datetime) -> QuerySet[Job]:
    """Those of the rows that nobody holds, or that a worker held for too long."""
    return rows.filter(Q(held_until=None) | Q(held_until__lte=now))


def held(rows: QuerySet[Job], *, worker: str) -> QuerySet[Job]:
    """Those of the rows that this worker holds, were it late."""
    return rows.filter(held_by=worker, held_until__isnull=False)


@transaction.atomic(savepoint=False)
def take(
    rows: QuerySet[Job], *, worker: str, now: datetime, hold: timedelta, most: int | None = None
) -> list[Job]:
    """Hold the first of the free rows that nobody else is taking, `most` or all: as held."""
    jobs = list(
        free(rows, now=now).select_for_update(no_key=True, of=("self",), skip_locked=True)[:most]
    )
    until = now + hold
    mine = rows.model._default_manager.filter(pk__in=[job.pk for job in jobs])
    mine.update(held_by=worker, held_until=until, attempts=F("attempts") + 1)
    for job in jobs:
        job.held_by, job.held_until, job.attempts = worker, until, job.attempts + 1
    return jobs


def put_back(rows: QuerySet[Job]) -> None:
    """Leave jobs to others, as if they had not been taken."""
    taken = rows.filter(attempts__gt=0)
    taken.update(held_by="", held_until=None, attempts=F("attempts") - 1)
