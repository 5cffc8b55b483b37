"""The secret in the address of a personal calendar: who it is for and in which network, signed;
no sign-in is asked."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import Standing

SALT = "tourdetable.calendar"


def secret_of(standing: Standing) -> str:
    """The secret of a person's calendar in a network."""
    return Signer(salt=SALT, sep=".").sign(f"{standing.person.pk}.{standing.network.pk}")


def person_of(secret: str, network: Network) -> int | None:
    """The person whose calendar it is; None when the secret is forged, or made for another
    network."""
    try:
        person, place = Signer(salt=SALT, sep=".").unsign(secret).split(".")
    except (BadSignature, ValueError):
        return None
    return int(person) if place == str(network.pk) else None
