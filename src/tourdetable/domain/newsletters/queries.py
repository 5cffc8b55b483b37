"""Reads of newsletters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count, QuerySet

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


def departed(newsletter: Newsletter) -> Mapping[str, int]:
    """What became of its copies: how many in each state (one query)."""
    rows = newsletter.copies.order_by().values_list("state").annotate(n=Count("pk"))
    return dict(rows)


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
