"""Reads: the register of a network."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import and_

from django.db.models import Q, QuerySet

from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.schemes.models import LASTS, OutsideScheme
from tourdetable.domain.tags.models import Tag


def seen_by(standing: Standing) -> QuerySet[OutsideScheme]:
    """All that the person may read: the register of a network is its members'."""
    rows = OutsideScheme.objects.filter(network=standing.network)
    return rows if standing.belongs else rows.none()


def register_of(network: Network) -> QuerySet[OutsideScheme]:
    """The register, by name, with the tags of each."""
    rows = OutsideScheme.objects.filter(network=network).select_related("checked_by")
    return rows.prefetch_related("tags").order_by("sort_key", "pk")


def register_tags(network: Network) -> QuerySet[Tag]:
    """The tags under which something of the register is filed, by name."""
    return Tag.objects.filter(network=network, schemes__isnull=False).distinct()


def going_on(rows: QuerySet[OutsideScheme]) -> QuerySet[OutsideScheme]:
    """Those that have not ended."""
    return rows.filter(ended_on=None)


def old(rows: QuerySet[OutsideScheme], on: date) -> QuerySet[OutsideScheme]:
    """Those that nobody has made sure of for long (`OutsideScheme.is_old`), the oldest first."""
    return going_on(rows).filter(checked_on__lt=on - LASTS).order_by("checked_on", "pk")


def holding(rows: QuerySet[OutsideScheme], words: str) -> QuerySet[OutsideScheme]:
    """Those of which each word stands somewhere, as it is written."""
    fields = ("name", "acronym", "what", "for_whom", "territory", "led_by")
    every = [any_of({f"{field}__icontains": word for field in fields}) for word in words.split()]
    return rows.filter(reduce(and_, every, Q()))


def any_of(said: dict[str, str]) -> Q:
    """One of these is enough."""
    found = Q()
    for name, value in said.items():
        found |= Q(**{name: value})
    return found
