"""Addresses that our messages do not reach: noted, and forgotten once something comes from them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tourdetable.domain.inbox.models import AddressTrouble
from tourdetable.domain.journal.actions import touch
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.people.models import Account


@transaction.atomic
def note_refusal(*, account: Account, code: str, lasting: bool, at: datetime) -> AddressTrouble:
    """Note that an address refused a message; one that is known to is noted once more."""
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)  # one after the other
    known = AddressTrouble.objects.filter(account=account).first()
    if known is None or known.address != account.email:
        known = known or AddressTrouble(account=account)
        known.address, known.since, known.last_at, known.times = account.email, at, at, 0
    known.last_at = max(at, known.last_at)
    known.code, known.lasting, known.times = code[:20], lasting, known.times + 1
    known.save()
    tell_networks(account)
    return known


@transaction.atomic
def forget_trouble(*, account: Account, at: datetime) -> None:
    """A message came from an address: it is read. What it refused after that stays."""
    gone, _each = AddressTrouble.objects.filter(account=account, last_at__lt=at).delete()
    if gone:
        tell_networks(account)


def tell_networks(account: Account) -> None:
    """Have the pages that show it read anew: those of the networks where its people sit."""
    rows = Mandate.objects.filter(person__account=account, seat__body__network__closed_on=None)
    for slug in rows.values_list("seat__body__network__slug", flat=True).distinct():
        touch(slug, f"address:{account.pk}")
