"""What links of newsletters prove, without signing in: that a mailbox was read.

`asked_token` is what somebody who subscribes is sent: nothing of them is kept until they come back
with it. `leaving_token` ends what a mailbox receives; it dies when the address changes.
"""

from __future__ import annotations

import re
from base64 import b32encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hmac import compare_digest

from django.core import signing
from django.utils.crypto import salted_hmac

from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Account

ASKED, LEAVING = "tourdetable.newsletters.asked", "tourdetable.newsletters.leaving"
LASTS = timedelta(days=3)
"""How long one may confirm."""
BYTES = 16
WRITTEN = re.compile(r"(\d{1,18})-([a-z2-7]{26})", re.ASCII)


@dataclass(frozen=True)
class SubscriptionAsked:
    """What somebody typed: nobody knows yet whether the address is theirs."""

    email: str
    profile: str
    language: str
    at: datetime


def asked_token(network: Network, asked: SubscriptionAsked) -> str:
    """What the message to confirm ends with."""
    said = [network.pk, asked.email, asked.profile, asked.language, int(asked.at.timestamp())]
    return signing.dumps(said, salt=ASKED, compress=True)


def asked_by(network: Network, token: str, *, now: datetime) -> SubscriptionAsked | None:
    """What was asked of a network; None when it is forged, of another, or too old."""
    try:
        number, email, profile, language, stamp = signing.loads(token, salt=ASKED)
    except (signing.BadSignature, ValueError):
        return None
    at = datetime.fromtimestamp(stamp, UTC)
    if number != network.pk or not at <= now <= at + LASTS:
        return None
    return SubscriptionAsked(email, profile, language, at)


def leaving_token(network: Network, account: Account) -> str:
    """What the link at the end of a newsletter ends with."""
    return f"{account.pk}-{mark(network, account)}"


def leaving(network: Network, token: str) -> Account | None:
    """Whose mailbox a link is of (one query)."""
    found = WRITTEN.fullmatch(token)
    account = Account.objects.filter(pk=int(found[1])).first() if found else None
    if found is None or account is None:
        return None
    return account if compare_digest(found[2], mark(network, account)) else None


def mark(network: Network, account: Account) -> str:
    """What only this installation can draw from them."""
    said = f"{network.pk} {account.pk} {account.email}"
    mac = salted_hmac(LEAVING, said, algorithm="sha256").digest()[:BYTES]
    return b32encode(mac).decode().rstrip("=").lower()
