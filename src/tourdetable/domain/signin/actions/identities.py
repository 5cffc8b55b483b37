"""Identities known elsewhere, and the mailbox that each opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.socialaccount.models import SocialAccount

from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.people.models import Account, Session
from tourdetable.domain.signin.actors import MailboxHolder
from tourdetable.domain.signin.queries import opens


@dataclass(frozen=True)
class ProvedIdentity:
    """Who a provider says that somebody is; the address was checked by it."""

    provider: str
    subject: str
    email: str


def recognise(*, identity: ProvedIdentity, now: datetime) -> Account | None:
    """The account that an identity opens; None, and nothing made, when no mailbox of ours is its.

    An identity seen before opens the account that it opened then, whatever its address has
    become, as long as somebody is known there. Another one opens the account of its address: an
    employer left for another is another identity of the same mailbox.
    """
    row = SocialAccount.objects.filter(provider=identity.provider, uid=identity.subject).first()
    known = row.user if row else None
    if known is None or not opens(known):
        known = Account.objects.filter(email__iexact=identity.email).first()
    if known is None or not opens(known):
        return None
    keep_identity(account=known, identity=identity, by=MailboxHolder(known), now=now)
    return known


@once
def keep_identity(
    *, account: Account, identity: ProvedIdentity, by: MailboxHolder, now: datetime
) -> SocialAccount:
    """Attach it to the account, or note that it served again."""
    row = SocialAccount.objects.filter(provider=identity.provider, uid=identity.subject).first()
    if row is None:
        row = SocialAccount(provider=identity.provider, uid=identity.subject)
    new = row.pk is None or row.user_id != account.pk
    row.user, row.extra_data = account, {"email": identity.email}
    row.save()
    if new:
        subject = f"account:{account.pk}"
        record(
            kind="identity_attached",
            network="",
            subject=subject,
            by=by,
            now=now,
            provider=identity.provider,
        )
    return row


@once
def forget_identity(*, row: SocialAccount, by: MailboxHolder, now: datetime) -> None:
    """It opens nothing any more; the sessions that its provider opened are closed. Coming back by
    it, with an address that is still known, attaches it again."""
    subject = f"account:{by.account.pk}"
    record(
        kind="identity_forgotten",
        network="",
        subject=subject,
        by=by,
        now=now,
        provider=row.provider,
    )
    Session.objects.filter(account=by.account, opened_by=row.provider).delete()
    row.delete()
