"""What lets somebody answer an invitation without signing in: in a link for one person, in an
address for one mailbox; both signed, for one meeting.

Nobody who reads the database can make them. They are made of what a mailbox's name may hold (case
is lost there), and open nothing any more once the person has another address.
"""

from __future__ import annotations

import re
from base64 import b32encode
from hmac import compare_digest

from django.utils.crypto import salted_hmac

from tourdetable.domain.people.models import Account, Person

LINK, ADDRESS = "tourdetable.answers.link", "tourdetable.answers.address"
BYTES = 16
WRITTEN = re.compile(r"(\d{1,18})-(\d{1,18})-([a-z2-7]{26})", re.ASCII)


def link_token(meeting: int, person: Person) -> str:
    """What the links of an invitation hold, for a person with a mailbox; read it with them."""
    assert person.account is not None
    return signed(LINK, meeting, person.pk, person.account.email)


def address_token(meeting: int, account: Account) -> str:
    """What the address to answer to holds, for a mailbox."""
    return signed(ADDRESS, meeting, account.pk, account.email)


def person_of(token: str) -> tuple[int, Person] | None:
    """The meeting (its id) and the person of a link; None when it is forged, or when their address
    has changed since (one query)."""
    meeting, number = numbers_of(token)
    rows = Person.objects.select_related("account").filter(pk=number, account__is_active=True)
    person = rows.first() if meeting else None
    if person is None or not same(token, link_token(meeting, person)):
        return None
    return meeting, person


def account_of(token: str) -> tuple[int, Account] | None:
    """The same of the mailbox of an address."""
    meeting, number = numbers_of(token)
    account = Account.objects.filter(pk=number, is_active=True).first() if meeting else None
    if account is None or not same(token, address_token(meeting, account)):
        return None
    return meeting, account


def numbers_of(token: str) -> tuple[int, int]:
    """What a token names, whether it is forged or not; zeros when it is none."""
    found = WRITTEN.fullmatch(token.lower())
    return (int(found[1]), int(found[2])) if found else (0, 0)


def same(token: str, other: str) -> bool:
    """Whether both are one, in a time that says nothing."""
    return compare_digest(token.lower().encode(), other.encode())


def signed(salt: str, meeting: int, number: int, address: str) -> str:
    """The numbers, and what only this installation can draw from them."""
    mac = salted_hmac(salt, f"{meeting}.{number}.{address}", algorithm="sha256").digest()[:BYTES]
    return f"{meeting}-{number}-{b32encode(mac).decode().rstrip('=').lower()}"
