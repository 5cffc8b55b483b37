"""What lets somebody stop messages without signing in: whose, of which network, about what; signed.

Nobody who reads the database can make it; it stops nothing any more once an address has changed.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hmac import compare_digest

from django.utils.crypto import salted_hmac

from tourdetable.domain.networks.models import Network
from tourdetable.domain.notices.enums import Family
from tourdetable.domain.people.models import Person

SALT = "tourdetable.notices.stop"
BYTES = 16
LETTERS = {
    Family.MEETINGS: "m",
    Family.REMINDERS: "r",
    Family.AGENDAS: "a",
    Family.MINUTES: "c",
    Family.TURNS: "t",
    Family.COMMITMENTS: "e",
    Family.CONVENING: "o",
    Family.SEASONS: "p",
    Family.TEXTS: "x",
}
"""What stands for each family in a token: never changed, as links live long."""


@dataclass(frozen=True)
class Stoppable:
    """Whose messages, of which network, about what."""

    network: Network
    persons: tuple[Person, ...]
    families: tuple[Family, ...]


def stop_token(network: Network, persons: Iterable[Person], families: Collection[Family]) -> str:
    """What the link ends with; the persons are read with their accounts."""
    people = sorted(persons, key=lambda one: one.pk)
    about = "".join(letter for family, letter in LETTERS.items() if family in families)
    written = f"{network.pk}-{about}-{'.'.join(str(one.pk) for one in people)}"
    return f"{written}-{mark(written, people)}"


def stoppable(token: str) -> Stoppable | None:
    """What a link stops (two queries); None when it is forged, or an address has changed."""
    written, _dash, known = token.rpartition("-")
    try:
        number, about, people = written.split("-")
        pks = [int(pk) for pk in people.split(".")]
        rows = Person.objects.select_related("account").filter(pk__in=pks, merged_into=None)
        network = Network.objects.filter(pk=int(number)).first()
    except ValueError:
        return None
    persons = sorted(rows, key=lambda one: one.pk)
    if network is None or not compare_digest(known.encode(), mark(written, persons).encode()):
        return None
    families = tuple(family for family, letter in LETTERS.items() if letter in about)
    return Stoppable(network, tuple(persons), families)


def mark(written: str, persons: Iterable[Person]) -> str:
    """What only this installation can draw from what a token says and from these addresses."""
    addresses = " ".join(one.account.email if one.account else "" for one in persons)
    mac = salted_hmac(SALT, f"{written} {addresses}", algorithm="sha256").digest()[:BYTES]
    return b32encode(mac).decode().rstrip("=").lower()
