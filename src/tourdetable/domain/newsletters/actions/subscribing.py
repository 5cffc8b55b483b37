"""Subscribing, and receiving no more: by whoever reads a mailbox, without an account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.journal.departures import DepartureState
from tourdetable.domain.networks.models import Network
from tourdetable.domain.newsletters.enums import ReaderProfile
from tourdetable.domain.newsletters.models import (
    NewsletterCopy,
    NewsletterStop,
    NewsSubscription,
)
from tourdetable.domain.newsletters.tokens import SubscriptionAsked
from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.people.models import Account
from tourdetable.domain.signin.actors import MailboxHolder


@once
def confirm_subscription(
    *, network: Network, asked: SubscriptionAsked, words: str, now: datetime
) -> NewsSubscription:
    """Whoever asked has shown that the mailbox is theirs: they receive the newsletters from now on.
    Nothing changes when it is so already."""
    if network.closed_on is not None:
        raise ValidationError(_("This network is closed: it sends no newsletter any more."))
    account = mailbox(asked.email)
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    NewsletterStop.objects.filter(network=network, account=account).delete()
    known = NewsSubscription.objects.filter(network=network, account=account, ended_at=None)
    if (same := known.first()) is not None:
        return same
    profile = asked.profile if asked.profile in ReaderProfile.values else ReaderProfile.OTHER
    said = {"profile": profile, "language": asked.language, "words": words}
    found = NewsSubscription.objects.create(
        network=network, account=account, asked_at=asked.at, confirmed_at=now, **said
    )
    note("subscription.confirmed", network, account, now, subscription=found.pk)
    return found


@once
def receive_no_more(*, network: Network, account: Account, now: datetime) -> None:
    """No newsletter of the network goes to this mailbox any more, from what waits on. A
    subscription ends; where nobody else knows the mailbox, it is forgotten with it."""
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    waiting = NewsletterCopy.objects.filter(newsletter__network=network, account=account)
    waiting = waiting.filter(state=DepartureState.WAITING)
    waiting.update(state=DepartureState.UNWANTED, held_until=None)
    rows = NewsSubscription.objects.filter(network=network, account=account, ended_at=None)
    ended = list(rows.values_list("pk", flat=True))
    rows.update(account=None, ended_at=now)
    if is_known_otherwise(account):
        stop = {"network": network, "account": account}
        _stop, new = NewsletterStop.objects.get_or_create(**stop, defaults={"at": now})
        if new or ended:
            note("subscription.ended", network, account, now, subscriptions=ended)
        return
    note("subscription.ended", network, account, now, subscriptions=ended)
    account.delete()


@once
def receive_again(*, network: Network, account: Account, now: datetime) -> None:
    """The newsletters that are due to this mailbox, by what is held there, go to it again."""
    stops = NewsletterStop.objects.filter(network=network, account=account)
    gone, _each = stops.delete()
    if gone:
        note("subscription.resumed", network, account, now)


def is_known_otherwise(account: Account) -> bool:
    """Whether somebody signs in with this mailbox, or still receives something there."""
    others = account.persons.exists() or account.others.exists() or account.operates
    return others or account.last_login is not None or account.subscriptions.exists()


def note(kind: str, network: Network, account: Account, now: datetime, **data: Any) -> None:
    """Record what whoever reads a mailbox chose: it is theirs, also where the network is closed."""
    by, subject = MailboxHolder(account), f"account:{account.pk}"
    record(kind=kind, network="", subject=subject, by=by, now=now, about=network.slug, **data)
