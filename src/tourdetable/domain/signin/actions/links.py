"""Links that let one in, once, within a quarter of an hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.db import transaction

from tourdetable.domain.journal.actions import By, once, record
from tourdetable.domain.people.models import Account
from tourdetable.domain.signin.models import SignInLink
from tourdetable.domain.signin.queries import digest, live_links

LASTS = timedelta(minutes=15)
SECRET = 24
"""Bytes drawn at random: nobody tries them all."""


@transaction.atomic
def make_link(
    *, account: Account, now: datetime, wanted: str = "", by_operator: bool = False
) -> str:
    """What the address of a new link ends with: it is kept nowhere."""
    token = token_urlsafe(SECRET)
    longest = SignInLink._meta.get_field("wanted").max_length or 0
    SignInLink.objects.create(
        account=account,
        digest=digest(token),
        wanted=wanted if len(wanted) <= longest else "",
        by_operator=by_operator,
        made_at=now,
        ends_at=now + LASTS,
    )
    return token


@transaction.atomic
def put_off(*, token: str, now: datetime) -> None:
    """Sent again: another quarter of an hour, whichever message is opened."""
    live_links(token, now=now).update(ends_at=now + LASTS)


@transaction.atomic
def use_link(*, token: str, now: datetime) -> bool:
    """Whether the link, or the code sent with it, had not been used: now it has been."""
    return bool(live_links(token, now=now).update(used_at=now))


@once
def let_in(*, account: Account, by: By, now: datetime) -> str:
    """What the address of a link ends with, that the operator gives by hand."""
    record(kind="let_in", network="", subject=f"account:{account.pk}", by=by, now=now)
    return make_link(account=account, now=now, by_operator=True)


@transaction.atomic
def forget_links(*, now: datetime) -> None:
    """Those that ended a day ago or more say nothing any longer."""
    SignInLink.objects.filter(ends_at__lt=now - timedelta(days=1)).delete()
