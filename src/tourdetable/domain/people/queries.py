"""Reads: who has signed in, in a browser."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, DateTimeField

from tourdetable.domain.journal.prepared import Given, Part, Prepared
from tourdetable.domain.people.models import Account, Person, Session

SIGNED_IN = Prepared(
    lambda: Session.objects.filter(
        session_key=Given("key", CharField()), expire_date__gt=Given("now", DateTimeField())
    ).order_by("account__persons__sort_key", "account__persons__pk"),
    Part("", Session),
    Part("account__", Account),
    Part("account__persons__", Person),
)


@dataclass(frozen=True)
class SignedIn:
    """A session that lasts, the account that signed in there and all the persons who share its
    mailbox. It proves nothing: the session says how they signed in
    (`web/base/middleware.account_of`)."""

    session: Session
    account: Account | None
    persons: tuple[Person, ...]


def signed_in(key: str, *, now: datetime) -> SignedIn | None:
    """The session of this key, unless it has ended, with whom it may be: one query."""
    rows = SIGNED_IN.rows(key=key, now=now)
    if not rows:
        return None
    session, account, _first = rows[0]
    return SignedIn(session, account, tuple(person for *_rest, person in rows if person))
