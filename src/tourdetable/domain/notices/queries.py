"""Reads of the notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet

from tourdetable.domain.inbox.models import AddressTrouble
from tourdetable.domain.journal import leases
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Network
from tourdetable.domain.notices.departing import TABLES
from tourdetable.domain.notices.enums import LASTING, TOLD, NoticeKind, NoticeState
from tourdetable.domain.notices.models import Dispatch, Notice, Reading
from tourdetable.domain.people.models import Person

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


@dataclass(frozen=True)
class SendingProgress:
    """How far the messages of one event are, in persons: `read` once it is known whom to tell.

    `waiting` leave by themselves, `leaving` are being handed over, `uncertain` were and nobody
    knows whether they were taken, `refused` were given up, `unwanted` are by whoever asked not to
    be told, `overtaken` no longer true.
    """

    read: bool = False
    waiting: int = 0
    leaving: int = 0
    sent: int = 0
    uncertain: int = 0
    refused: int = 0
    overtaken: int = 0
    unwanted: int = 0
    began_at: datetime | None = None
    last_at: datetime | None = None

    @property
    def total(self) -> int:
        """How many persons are told, or were to be."""
        moving = self.waiting + self.leaving + self.sent
        return moving + self.uncertain + self.refused + self.overtaken + self.unwanted

    @property
    def over(self) -> bool:
        """Nothing more leaves by itself."""
        return self.read and not (self.waiting or self.leaving)


def sending_progress(event: int) -> SendingProgress:
    """How far the messages of an event (its id) are (two queries)."""
    rows = Notice.objects.filter(event=event).order_by()
    counted = dict(rows.values_list("state").annotate(number=Count("pk")))
    ends = rows.aggregate(began_at=Min("handed_at"), last_at=Max("sent_at"))
    read = bool(counted) or Reading.objects.filter(event=event).exists()
    numbers = {CALLED.get(state, state): number for state, number in counted.items()}
    return SendingProgress(read=read, **numbers, **ends)


CALLED: Mapping[str, str] = {NoticeState.GIVEN_UP: "refused"}
"""What progress calls a state, where it is not its code."""


@dataclass(frozen=True)
class MailQueue:
    """What whoever runs the installation is told of its mail: counts and moments, no word of any
    network. `troubled` are the addresses that refuse lastingly, of the `written_to` lately."""

    waiting: int
    later: int
    leaving: int
    sent: int
    uncertain: int
    given_up: int
    minute: int
    written_to: int
    troubled: int
    ran_at: datetime | None
    trouble: str

    @property
    def bounced(self) -> float:
        """Which part of the addresses lately written to refuses our messages, in percent."""
        return 100 * self.troubled / self.written_to if self.written_to else 0.0


LATELY = timedelta(days=30)
"""What the operator's figures are about."""


def mail_queue(*, now: datetime) -> MailQueue:
    """How the mail of the installation goes."""
    lately = Notice.objects.filter(handed_at__gt=now - LATELY, person__account__isnull=False)
    mailboxes = lately.order_by().values("person__account").distinct()
    troubled = AddressTrouble.objects.filter(lasting=True, account__in=mailboxes)
    troubled = troubled.filter(address=F("account__email"))
    dispatch = Dispatch.objects.filter(pk=1).first()
    return MailQueue(
        **queue_counts(now),
        written_to=mailboxes.count(),
        troubled=troubled.count(),
        ran_at=dispatch.ran_at if dispatch else None,
        trouble=dispatch.trouble if dispatch else "",
    )


def queue_counts(now: datetime) -> dict[str, int]:
    """How many messages stand so, whatever wrote them (one query a table)."""
    found: Counter[str] = Counter()
    for table in TABLES:
        rows = table._default_manager.all()
        rows = rows.exclude(**{f"{table.SLUG}__in": closed_slugs()}) if table.SLUG else rows
        found.update(rows.aggregate(**counts_of(now)))
    return dict(found)


def counts_of(now: datetime) -> dict[str, Count]:
    """What is counted of messages, each under its name."""
    state, minute = NoticeState, timedelta(minutes=1)
    counted = {
        "waiting": Q(state=state.WAITING, due_at__lte=now),
        "later": Q(state=state.WAITING, due_at__gt=now),
        "leaving": Q(state=state.LEAVING),
        "uncertain": Q(state=state.UNCERTAIN),
        "given_up": Q(state=state.GIVEN_UP),
        "sent": Q(sent_at__gt=now - LATELY),
        "minute": Q(sent_at__gt=now - minute),
    }
    return {name: Count("pk", filter=which) for name, which in counted.items()}


def notices_told_to(person: Person) -> QuerySet[Notice]:
    """What somebody was told, or is to be, latest first."""
    rows = Notice.objects.filter(person=person).select_related("event")
    return rows.order_by("-event__at", "-pk")
