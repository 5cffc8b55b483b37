"""The secret in the address of a calendar: whose it is, in which network, since which renewal and
of which meetings, signed; no sign-in is asked.

The secret of one calendar opens no other: whoever lends the address of a body's calendar lends
neither their own nor the network's.
"""

from __future__ import annotations

from typing import NamedTuple

from django.core.signing import BadSignature, Signer
from django.db.models import BigIntegerField, FilteredRelation, Q

from tourdetable.domain.journal.prepared import Given, Part, Prepared
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.people.models import Person
from tourdetable.domain.programme.models import PersonalFeed

SALT = "tourdetable.calendar"

EVERY_BODY = 0
"""In place of a body: all that its reader may know of in the network."""


class OwnedFeed(NamedTuple):
    """A calendar that somebody subscribes to: their own meetings, or (with `body`) those of a body
    or of all; and whether they want to be reminded."""

    person: Person
    body: int | None
    day_before: bool
    hour_before: bool


def secret_of(standing: Standing, *, renewed: int | None = None, body: int | None = None) -> str:
    """The secret of a calendar of a person in a network, until they renew it; one query, unless
    the number of renewals is known."""
    person, network = standing.person.pk, standing.network.pk
    count = renewals(person, network) if renewed is None else renewed
    return secret(person, network, count, body)


OWNER = Prepared(
    lambda: Person.objects.filter(pk=Given("person", BigIntegerField())).annotate(
        feed=FilteredRelation(
            "feeds", condition=Q(feeds__network=Given("network", BigIntegerField()))
        )
    ),
    Part("", Person),
    columns=["feed__renewals", "feed__day_before", "feed__hour_before"],
)


def feed_of(given: str, network: Network) -> OwnedFeed | None:
    """The calendar that it opens (one query); None when the secret is forged, made for another
    network or renewed since, or when nobody is there any more."""
    try:
        asked, body = named_in(given)
    except (BadSignature, ValueError):
        return None
    found = OWNER.rows(person=asked, network=network.pk)
    if not found:
        return None
    owner, renewed, day_before, hour_before = found[0]
    if given != secret(owner.pk, network.pk, renewed or 0, body):
        return None
    return OwnedFeed(owner, body, day_before is not False, hour_before is not False)


def named_in(given: str) -> tuple[int, int | None]:
    """The person and the body that a secret names. Raises BadSignature or ValueError when it is
    forged."""
    words = Signer(salt=SALT, sep=".").unsign(given).split(".")
    return int(words[0]), int(words[3]) if len(words) > 3 else None


def renewals(person: int, network: int) -> int:
    """How many times the person has renewed it."""
    found = PersonalFeed.objects.filter(person=person, network=network)
    return found.values_list("renewals", flat=True).first() or 0


def secret(person: int, network: int, renewed: int, body: int | None = None) -> str:
    words = [person, network]
    if renewed or body is not None:
        words.append(renewed)
    if body is not None:
        words.append(body)
    return Signer(salt=SALT, sep=".").sign(".".join(map(str, words)))
