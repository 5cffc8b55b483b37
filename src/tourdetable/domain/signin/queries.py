"""Reads: links, open sessions, passkeys and identities of an account."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import QuerySet

from tourdetable.domain.people.models import Account, Session
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


def open_sessions(account: Account, *, now: datetime) -> list[Session]:
    """Browsers in which an account is signed in, the last used first."""
    rows = Session.objects.filter(account=account, expire_date__gt=now)
    return list(rows.order_by("-seen_at", "-opened_at", "session_key"))


def passkeys(account: Account) -> list[Authenticator]:
    """The passkeys of an account, the oldest first."""
    kind = Authenticator.Type.WEBAUTHN
    return list(Authenticator.objects.filter(user=account, type=kind).order_by("created_at", "pk"))


def identities(account: Account) -> list[SocialAccount]:
    """What an account is known as elsewhere, the last used first."""
    return list(SocialAccount.objects.filter(user=account).order_by("-last_login", "pk"))
