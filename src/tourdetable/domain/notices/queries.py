"""Reads of the notices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from tourdetable.domain.journal import leases
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Network
from tourdetable.domain.notices.enums import LASTING, TOLD, NoticeKind, NoticeState
from tourdetable.domain.notices.models import Notice, Reading

STALE = timedelta(days=7)
"""An event read later than this is no news: the service was stopped for long."""


def unread(*, now: datetime) -> QuerySet[Event]:
    """The events to tell of that have not been read, oldest first."""
    fresh = Q(at__gte=now - STALE) | Q(kind__in=list(LASTING))
    recent = Event.objects.filter(fresh, kind__in=list(TOLD))
    return recent.filter(~Exists(Reading.objects.filter(event=OuterRef("pk")))).order_by("pk")


def due(*, now: datetime) -> QuerySet[Notice]:
    """The notices that may leave and that no worker holds, to a mailbox that exists, of networks
    that are open."""
    waiting = Notice.objects.filter(state=NoticeState.WAITING, due_at__lte=now)
    waiting = waiting.exclude(event__network__in=closed_slugs())
    return leases.free(waiting.filter(person__account__is_active=True), now=now)


def closed_networks() -> set[str]:
    """The slugs of those where nothing happens any more: nobody is told of anything."""
    return set(closed_slugs())


def closed_slugs() -> QuerySet[Network, str]:
    return Network.objects.filter(closed_on__isnull=False).order_by().values_list("slug", flat=True)


def given_up() -> QuerySet[Notice]:
    """The notices refused too many times, latest first: their addresses need mending."""
    found = Notice.objects.filter(state=NoticeState.GIVEN_UP).select_related(
        "event", "person__account"
    )
    return found.order_by("-due_at", "-pk")


def latest_events(events: Iterable[Event]) -> dict[tuple[str, str], int]:
    """The id of the latest event of each (subject, kind) that these events are about."""
    subjects = {event.subject for event in events}
    found = Event.objects.filter(subject__in=subjects, kind__in=list(TOLD)).order_by()
    rows = found.values_list("subject", "kind").annotate(last=Max("pk"))
    return {(subject, kind): last for subject, kind, last in rows}


def sendings_refused(network: str) -> QuerySet[Notice, int]:
    """The events of the invitations to join a network whose message a mail server refused."""
    rows = Notice.objects.filter(kind=NoticeKind.TO_JOIN, event__network=network)
    return rows.filter(~Q(error=""), ~Q(state=NoticeState.SENT)).values_list("event", flat=True)


def messages_of(sendings: Iterable[int]) -> dict[int, Notice]:
    """What became of the messages of these events, by event (one query)."""
    rows = Notice.objects.filter(kind=NoticeKind.TO_JOIN, event__in=list(sendings))
    return {row.event_id: row for row in rows}
