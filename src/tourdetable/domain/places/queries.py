"""Reads about places."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, QuerySet

from tourdetable.domain.networks.models import Network
from tourdetable.domain.places.models import Closure, Place


def places(network: Network, *, on: date | None = None) -> QuerySet[Place]:
    """The places of a network with their closures, all or those not past (two queries)."""
    closures = Closure.objects.filter(last__gte=on) if on else Closure.objects.all()
    return Place.objects.filter(network=network).prefetch_related(
        Prefetch("closures", queryset=closures)
    )


def place_or_words(network: Network, text: str) -> Place | str:
    """The network's place of that name, whatever its capitals; the text itself when none has it."""
    found = Place.objects.filter(network=network, name__iexact=text.strip()).first()
    return found or text.strip()
