"""Making the key that opens the founding of a network."""

from __future__ import annotations

import secrets
from datetime import datetime

from tourdetable.domain.founding.models import FoundingKey
from tourdetable.domain.founding.queries import digest_of
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.networks.actors import By, Operator
from tourdetable.domain.people.models import Account


@once
def make_key(*, by: By, now: datetime) -> str:
    """A new key, told once: only its digest is kept. Those made before are void."""
    key = secrets.token_urlsafe(32)
    row = FoundingKey.objects.create(digest=digest_of(key), made_at=now)
    record(kind="founding.key_made", network="", subject=f"key:{row.pk}", by=by, now=now)
    return key


@once
def enter_by_key(*, account: Account, now: datetime) -> Account:
    """Keep trace that whoever founded by the key went on, once, as the first person."""
    subject = f"account:{account.pk}"
    record(kind="founding.entered", network="", subject=subject, by=Operator(), now=now)
    return account
