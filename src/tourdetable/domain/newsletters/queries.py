"""Reads of newsletters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from tourdetable.domain.journal import leases
from tourdetable.domain.journal.departures import DepartureState
from tourdetable.domain.networks.models import Network
from tourdetable.domain.newsletters.models import (
    Newsletter,
    NewsletterCopy,
    NewsletterStop,
    NewsSubscription,
)
from tourdetable.domain.people.models import Account


def sent_newsletters(network: Network) -> QuerySet[Newsletter]:
    """Those that have left, the latest first."""
    rows = Newsletter.objects.filter(network=network, sent_at__isnull=False)
    return rows.order_by("-sent_at", "-pk")


def archive(network: Network) -> QuerySet[Newsletter]:
    """Those that anybody reads."""
    return sent_newsletters(network).filter(open_to_all=True)


def drafts(network: Network) -> QuerySet[Newsletter]:
    """Those that are being written, the latest first."""
    rows = Newsletter.objects.filter(network=network, sent_at=None)
    return rows.select_related("written_by").order_by("-begun_at", "-pk")


@dataclass(frozen=True)
class MailboxCount:
    """How many mailboxes: of those who hold something in the network, and of those who subscribed,
    whom nobody knows."""

    members: int = 0
    subscribers: int = 0

    def __add__(self, other: MailboxCount) -> MailboxCount:
        members = self.members + other.members
        return MailboxCount(members, self.subscribers + other.subscribers)

    def __bool__(self) -> bool:
        return bool(self.members or self.subscribers)


def departed(newsletter: Newsletter) -> Mapping[str, MailboxCount]:
    """What became of its copies: how many in each state (one query)."""
    held = Count("pk", filter=Q(subscription=None))
    asked = Count("pk", filter=Q(subscription__isnull=False))
    rows = newsletter.copies.order_by().values_list("state").annotate(held=held, asked=asked)
    return {state: MailboxCount(members, readers) for state, members, readers in rows}


def due_copies(*, now: datetime) -> QuerySet[NewsletterCopy]:
    """The copies that may leave and that no worker holds, of networks that are open."""
    waiting = NewsletterCopy.objects.filter(state=DepartureState.WAITING, due_at__lte=now)
    reachable = waiting.filter(newsletter__network__closed_on=None, account__is_active=True)
    return leases.free(reachable, now=now)


def receives(network: Network, account: Account) -> bool:
    """Whether newsletters of a network still go to a mailbox, were it by its seats alone (two
    queries)."""
    if NewsletterStop.objects.filter(network=network, account=account).exists():
        return False
    held = account.persons.filter(mandates__seat__body__network=network).exists()
    own = NewsSubscription.objects.filter(network=network, account=account, ended_at=None)
    return held or account.persons.filter(offices__network=network).exists() or own.exists()
