"""The secret in the address of a personal calendar: who it is for, in which network and since which
renewal, signed; no sign-in is asked."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.programme.models import PersonalFeed

SALT = "tourdetable.calendar"


def secret_of(standing: Standing, *, renewed: int | None = None) -> str:
    """The secret of a person's calendar in a network, until they renew it; one query, unless the
    number of renewals is known."""
    person, network = standing.person.pk, standing.network.pk
    return secret(person, network, renewals(person, network) if renewed is None else renewed)


def person_of(given: str, network: Network) -> int | None:
    """The person whose calendar it is (one query); None when the secret is forged, made for another
    network or renewed since."""
    try:
        words = Signer(salt=SALT, sep=".").unsign(given).split(".")
        person = int(words[0])
    except (BadSignature, ValueError):
        return None
    current = secret(person, network.pk, renewals(person, network.pk))
    return person if given == current else None


def renewals(person: int, network: int) -> int:
    """How many times the person has renewed it."""
    found = PersonalFeed.objects.filter(person=person, network=network)
    return found.values_list("renewals", flat=True).first() or 0


def secret(person: int, network: int, renewed: int) -> str:
    words = f"{person}.{network}.{renewed}" if renewed else f"{person}.{network}"
    return Signer(salt=SALT, sep=".").sign(words)
