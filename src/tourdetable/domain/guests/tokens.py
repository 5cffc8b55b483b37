"""The link of a guest: their number and what was drawn when it was made, signed.

It opens what they were called in to and nothing else; nobody who reads the database can make it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer

from tourdetable.domain.guests.models import Guest
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.models import Person

SALT = "tourdetable.guests"
AFTER = timedelta(days=1)
"""How long a link opens something after the last day."""


def token_of(guest: Guest) -> str:
    """What their link ends with."""
    return signer().sign(f"{guest.pk}.{guest.nonce}")


def guest_of(token: str) -> Guest | None:
    """Whose link it is (one query); None when it is forged, or another one was made since."""
    try:
        pk, _dot, nonce = signer().unsign(token).partition(".")
        number = int(pk)
    except (BadSignature, ValueError):
        return None
    around = ("body__network", "meeting__body__network", "meeting__place", "person")
    by = ("called_by", "seat__institution", "office")
    rows = Guest.objects.filter(pk=number, nonce=nonce)
    return rows.select_related(*around, *by).first()


def opens(guest: Guest, *, now: datetime) -> bool:
    """Whether the link still opens something: until the day after the last one (of the body, if it
    ends before), as long as nobody has taken it back and the network lives."""
    network, today = guest.body.network, local_day(guest.body.network, now)
    closed = network.closed_on is not None and network.closed_on <= today
    last = min(guest.last_day, guest.body.ends or guest.last_day)
    return guest.withdrawn_on is None and not closed and today <= last + AFTER


def open_to(person: Person, *, now: datetime) -> list[Guest]:
    """What somebody is called in to, as long as their link opens something (one query)."""
    rows = Guest.objects.filter(person=person, withdrawn_on=None).order_by("pk")
    every = rows.select_related("body__network", "meeting__body__network")
    return [one for one in every if opens(one, now=now)]


def signer() -> Signer:
    return Signer(salt=SALT, sep=".")
