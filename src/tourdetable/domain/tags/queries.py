"""Reads: the tags of a network."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from tourdetable.domain.networks.models import Network
from tourdetable.domain.tags.models import Tag


def tags_of(network: Network) -> QuerySet[Tag]:
    """Those that were ever named, by their name."""
    return Tag.objects.filter(network=network)


def tags_on(rows: QuerySet[Any]) -> QuerySet[Tag]:
    """Those under which some of these things are filed, by their name: of what a reader may read,
    for the others may tell what they hide."""
    return Tag.objects.filter(pk__in=rows.exclude(tags=None).order_by().values("tags"))
