"""Who may be known by whom: whoever composes a network knows the persons of it, and of no other.

Institutions are one shared directory of the installation; persons are not (ADR 69).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import standings
from tourdetable.domain.networks.rules import may_compose_some
from tourdetable.domain.people.models import Person

WAYS = ["mandates__seat__body__network", "offices__network"]
"""How a person comes to be of a network, from the person: by a mandate or an office, whenever."""


def known_through(way: str) -> None:
    """Let an app above say how else a person comes to be of a network, while apps load."""
    if way not in WAYS:
        WAYS.append(way)


def composed_by(person: Person, *, now: datetime) -> list[Network]:
    """The networks of which the person composes a body at least."""
    return [place.network for place in standings(person, now=now) if may_compose_some(place)]


def persons_of(networks: Collection[Network]) -> QuerySet[Person]:
    """The persons who have or had a place in one of these networks, or were added to it."""
    found = Q(registered_in__in=[network.slug for network in networks])
    for way in WAYS:
        said = {f"{way}__in": networks}
        found |= Q(pk__in=Person.objects.filter(**said).order_by().values("pk"))
    return Person.objects.filter(found)
