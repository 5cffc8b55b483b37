"""Passkeys of an account: added, named, removed by whoever has signed in with its mailbox."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator

from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.people.models import Session
from tourdetable.domain.people.wording import wording
from tourdetable.domain.signin.actors import MailboxHolder
from tourdetable.domain.signin.queries import passkey_mark

LONGEST_NAME = 60


@once
def add_passkey(
    *, name: str, credential: dict[str, Any], by: MailboxHolder, now: datetime
) -> Authenticator:
    """Keep a passkey whose answer has been checked (`web/areas/signin/ceremony.py`)."""
    told("passkey_added", by, now)
    kept = {"name": wording(name, limit=LONGEST_NAME), "credential": credential}
    kind = Authenticator.Type.WEBAUTHN
    return Authenticator.objects.create(user=by.account, type=kind, data=kept, created_at=now)


@once
def name_passkey(
    *, key: Authenticator, name: str, by: MailboxHolder, now: datetime
) -> Authenticator:
    """Call it otherwise."""
    told("passkey_named", by, now, key=key.pk)
    key.data = key.data | {"name": wording(name, limit=LONGEST_NAME)}
    key.save(update_fields=["data"])
    return key


@once
def remove_passkey(
    *, key: Authenticator, keep: str | None, by: MailboxHolder, now: datetime
) -> None:
    """It opens nothing any more, and the sessions that it opened are closed, but for the one of
    this key, from which it is removed."""
    told("passkey_removed", by, now, key=key.pk)
    opened = Session.objects.filter(account=by.account, opened_by=passkey_mark(key.pk))
    opened.exclude(session_key=keep or "").delete()
    key.delete()


def told(kind: str, by: MailboxHolder, now: datetime, **data: Any) -> None:
    subject = f"account:{by.account.pk}"
    record(kind=kind, network="", subject=subject, by=by, now=now, **data)
