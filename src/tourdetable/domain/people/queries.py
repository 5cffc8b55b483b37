"""Reads: who has signed in, in a browser."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, DateTimeField, Q, QuerySet

from tourdetable.domain.journal.prepared import Given, Part, Prepared
from tourdetable.domain.people.models import Account, OtherAddress, Person, Session

SIGNED_IN = Prepared(
    lambda: Session.objects.filter(
        session_key=Given("key", CharField()), expire_date__gt=Given("now", DateTimeField())
    ).order_by("account__persons__sort_key", "account__persons__pk"),
    Part("", Session),
    Part("account__", Account),
    Part("account__persons__", Person),
    Part("account__others__", OtherAddress),
    Part("account__others__person__", Person),
)


@dataclass(frozen=True)
class SignedIn:
    """A session that lasts, the account that signed in there and all the persons who read its
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
    session, account, *_first = rows[0]
    persons: dict[int, Person] = {}
    for *_same, person, other, elsewhere in rows:
        confirmed = elsewhere if other and other.confirmed_at else None
        persons |= {one.pk: one for one in (person, confirmed) if one and not one.merged_into_id}
    by_name = sorted(persons.values(), key=lambda one: (one.sort_key, one.pk))
    return SignedIn(session, account, tuple(by_name))


def mailboxes_of(*persons: Person) -> QuerySet[Account]:
    """The mailboxes with which one of these persons signs in."""
    read = Q(others__person__in=persons, others__confirmed_at__isnull=False)
    return Account.objects.filter(Q(persons__in=persons) | read).distinct()


def signed_in_once(person: Person) -> bool:
    """Whether somebody has signed in with a mailbox of a person: what it opens is theirs."""
    return mailboxes_of(person).filter(last_login__isnull=False).exists()


def persons_at(account: int) -> QuerySet[Person]:
    """Those who read a mailbox, by name: it is theirs, or another address that they confirmed."""
    other = {"other_addresses__account": account, "other_addresses__confirmed_at__isnull": False}
    rows = Person.objects.filter(Q(account=account) | Q(**other), merged_into=None)
    return rows.distinct()
