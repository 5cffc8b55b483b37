"""Reads: the tags of a network."""

from __future__ import annotations

from django.db.models import QuerySet

from tourdetable.domain.networks.models import Network
from tourdetable.domain.tags.models import Tag


def tags_of(network: Network) -> QuerySet[Tag]:
    """Those that were ever named, by their name."""
    return Tag.objects.filter(network=network)
