"""Reads: the messages that wait for somebody, and the addresses that our messages do not reach."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet

from tourdetable.domain.inbox.enums import MailKind, MailState
from tourdetable.domain.inbox.models import AddressTrouble, ReceivedMail, Reception
from tourdetable.domain.inbox.rules import bodies_read, convening
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import Standing

AWAY_FOR = timedelta(days=14)
"""How long an automatic reply is shown: nobody says when it ends in a way that is understood."""

AROUND = ("meeting__body__network", "meeting__place", "person", "account", "read_by")


def waiting(network: Network) -> QuerySet[ReceivedMail]:
    """The messages of a network that somebody is to read, oldest first."""
    rows = ReceivedMail.objects.filter(network=network, state=MailState.WAITING)
    return rows.select_related(*AROUND).defer("raw")


def to_read(standing: Standing) -> QuerySet[ReceivedMail]:
    """Those that this person's offices let them read (two queries: their bodies, then the rows)."""
    return seen_by(standing, waiting(standing.network))


def settled(standing: Standing) -> QuerySet[ReceivedMail]:
    """Those that need nothing any more, latest first."""
    rows = ReceivedMail.objects.filter(network=standing.network)
    rows = rows.exclude(state=MailState.WAITING).select_related(*AROUND).defer("raw")
    return seen_by(standing, rows).order_by("-received_at", "-pk")


def seen_by(standing: Standing, rows: QuerySet[ReceivedMail]) -> QuerySet[ReceivedMail]:
    """Of these, those that this person's offices let them read."""
    if not convening(standing):
        return rows.none()
    bodies = bodies_read(standing, standing.network.bodies.all())
    return rows.filter(Q(meeting=None) | Q(meeting__body__in=bodies))


def nobodys() -> QuerySet[ReceivedMail]:
    """The messages that nothing ties to a network, which whoever runs the site looks at."""
    rows = ReceivedMail.objects.filter(network=None, state=MailState.WAITING)
    return rows.defer("raw", "words")


def reception() -> Reception | None:
    """How the reading of the mailbox goes; None when nobody ever read it."""
    return Reception.objects.filter(pk=1).first()


def troubled(accounts: Iterable[int | None]) -> dict[int, AddressTrouble]:
    """By mailbox (its id), the addresses that refuse our messages (one query)."""
    known = [pk for pk in accounts if pk]
    rows = AddressTrouble.objects.filter(account__in=known, address=F("account__email"))
    return {row.account_id: row for row in rows}


def away(accounts: Collection[int | None], *, now: datetime) -> dict[int, datetime]:
    """By mailbox, when an automatic reply last came from it, of late (one query)."""
    rows = ReceivedMail.objects.filter(
        account__in=[pk for pk in accounts if pk],
        kind=MailKind.AUTOMATIC,
        received_at__gt=now - AWAY_FOR,
    ).order_by("received_at")
    return {pk: at for pk, at in rows.values_list("account_id", "received_at") if pk}
