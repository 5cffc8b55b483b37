"""The secret in the address of a personal calendar: who it is for, in which network and since which
renewal, signed; no sign-in is asked."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.db.models import BigIntegerField, FilteredRelation, Q

from tourdetable.domain.journal.prepared import Given, Part, Prepared
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.people.models import Person
from tourdetable.domain.programme.models import PersonalFeed

SALT = "tourdetable.calendar"


def secret_of(standing: Standing, *, renewed: int | None = None) -> str:
    """The secret of a person's calendar in a network, until they renew it; one query, unless the
    number of renewals is known."""
    person, network = standing.person.pk, standing.network.pk
    return secret(person, network, renewals(person, network) if renewed is None else renewed)


OWNER = Prepared(
    lambda: Person.objects.filter(pk=Given("person", BigIntegerField())).annotate(
        feed=FilteredRelation(
            "feeds", condition=Q(feeds__network=Given("network", BigIntegerField()))
        )
    ),
    Part("", Person),
    columns=["feed__renewals"],
)


def person_of(given: str, network: Network) -> Person | None:
    """The person whose calendar it is (one query); None when the secret is forged, made for another
    network or renewed since, or when nobody is there any more."""
    try:
        words = Signer(salt=SALT, sep=".").unsign(given).split(".")
        asked = int(words[0])
    except (BadSignature, ValueError):
        return None
    found = OWNER.rows(person=asked, network=network.pk)
    owner: Person | None = found[0][0] if found else None
    if owner is None or given != secret(owner.pk, network.pk, found[0][1] or 0):
        return None
    return owner


def renewals(person: int, network: int) -> int:
    """How many times the person has renewed it."""
    found = PersonalFeed.objects.filter(person=person, network=network)
    return found.values_list("renewals", flat=True).first() or 0


def secret(person: int, network: int, renewed: int) -> str:
    words = f"{person}.{network}.{renewed}" if renewed else f"{person}.{network}"
    return Signer(salt=SALT, sep=".").sign(words)
