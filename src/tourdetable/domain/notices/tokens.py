"""What lets somebody stop messages without signing in: whose, of which network, about what; signed.

Nobody who reads the database can make it; it stops nothing any more once an address has changed.
"""

from __future__ import annotations

import re
from base64 import b32encode
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hmac import compare_digest

from django.utils.crypto import salted_hmac

from tourdetable.domain.networks.models import Network
from tourdetable.domain.notices.enums import NoticeFamily
from tourdetable.domain.people.models import Person

SALT = "tourdetable.notices.stop"
BYTES = 16
WRITTEN = re.compile(r"(\d{1,18})-([a-z]+)-(\d{1,18}(?:\.\d{1,18})*)", re.ASCII)
LETTERS = {
    NoticeFamily.MEETINGS: "m",
    NoticeFamily.REMINDERS: "r",
    NoticeFamily.AGENDAS: "a",
    NoticeFamily.MINUTES: "c",
    NoticeFamily.TURNS: "t",
    NoticeFamily.COMMITMENTS: "e",
    NoticeFamily.CONSULTATIONS: "q",
    NoticeFamily.TASKS: "k",
    NoticeFamily.GROUPS: "g",
    NoticeFamily.WORKS: "l",
    NoticeFamily.CONVENING: "o",
    NoticeFamily.SEASONS: "p",
    NoticeFamily.TEXTS: "x",
    NoticeFamily.TOPICS: "s",
    NoticeFamily.TOPIC_NEWS: "n",
    NoticeFamily.EXPERIENCES: "v",
    NoticeFamily.LIBRARY: "b",
    NoticeFamily.QUESTIONNAIRES: "f",
    NoticeFamily.REFERRALS: "u",
}
"""What stands for each family in a token: never changed, as links live long."""


@dataclass(frozen=True)
class Stoppable:
    """Whose messages, of which network, about what."""

    network: Network
    persons: tuple[Person, ...]
    families: tuple[NoticeFamily, ...]


def stop_token(
    network: Network, persons: Iterable[Person], families: Collection[NoticeFamily]
) -> str:
    """What the link ends with; the persons are read with their accounts."""
    people = sorted(persons, key=lambda one: one.pk)
    about = "".join(letter for family, letter in LETTERS.items() if family in families)
    written = f"{network.pk}-{about}-{'.'.join(str(one.pk) for one in people)}"
    return f"{written}-{mark(written, people)}"


def stoppable(token: str) -> Stoppable | None:
    """What a link stops (two queries); None when it is forged, or an address has changed."""
    written, _dash, known = token.rpartition("-")
    found = WRITTEN.fullmatch(written)
    if found is None:
        return None
    persons = persons_of(found[3])
    network = Network.objects.filter(pk=int(found[1])).first()
    if network is None or not compare_digest(known.encode(), mark(written, persons).encode()):
        return None
    families = tuple(family for family, letter in LETTERS.items() if letter in found[2])
    return Stoppable(network, persons, families)


def persons_of(written: str) -> tuple[Person, ...]:
    """The persons of whom a token says the numbers, with their accounts."""
    pks = [int(pk) for pk in written.split(".")]
    rows = Person.objects.select_related("account").filter(pk__in=pks, merged_into=None)
    return tuple(rows.order_by("pk"))


def mark(written: str, persons: Iterable[Person]) -> str:
    """What only this installation can draw from what a token says and from these addresses."""
    addresses = " ".join(one.account.email if one.account else "" for one in persons)
    mac = salted_hmac(SALT, f"{written} {addresses}", algorithm="sha256").digest()[:BYTES]
    return b32encode(mac).decode().rstrip("=").lower()
