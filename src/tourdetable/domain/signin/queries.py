"""Reads: links, passkeys and identities of an account."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import QuerySet

from tourdetable.domain.journal.models import Event
from tourdetable.domain.people.models import Account
from tourdetable.domain.people.queries import persons_at
from tourdetable.domain.signin.models import SignInLink


def digest(token: str) -> str:
    """What is kept of a secret that needs no slowness: it was drawn at random."""
    return sha256(token.encode()).hexdigest()


def live_links(token: str, *, now: datetime) -> QuerySet[SignInLink]:
    """The link whose address ends so, if it still lets somebody in."""
    return SignInLink.objects.filter(digest=digest(token), used_at=None, ends_at__gt=now)


def link_of(token: str, *, now: datetime) -> SignInLink | None:
    """The same, with its account."""
    return live_links(token, now=now).select_related("account").first()


def has_recorded(gesture: UUID | None) -> bool:
    """Whether what a form was sent for has been done."""
    return gesture is not None and Event.objects.filter(gesture=gesture).exists()


def passkey_mark(key: int) -> str:
    """How the sessions that a passkey opened are marked (`Session.opened_by`)."""
    return f"passkey:{key}"


def opens(account: Account) -> bool:
    """Whether anybody is known there: access comes from seats, which persons hold."""
    return account.operates or persons_at(account.pk).exists()


def passkeys(account: Account) -> list[Authenticator]:
    """The passkeys of an account, the oldest first."""
    kind = Authenticator.Type.WEBAUTHN
    return list(Authenticator.objects.filter(user=account, type=kind).order_by("created_at", "pk"))


def identities(account: Account) -> list[SocialAccount]:
    """What an account is known as elsewhere, the last used first."""
    return list(SocialAccount.objects.filter(user=account).order_by("-last_login", "pk"))
