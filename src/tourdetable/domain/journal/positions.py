"""How far the journal has come, read before what it tells of."""

from __future__ import annotations

from django.db.models import Max

from tourdetable.domain.journal.models import Event

Heads = tuple[tuple[str, int], ...]
"""The head of each network."""


def heads(network: str) -> Heads:
    """That of a network, or of all without a slug (one query)."""
    rows = Event.objects.filter(network=network) if network else Event.objects.all()
    return tuple(rows.order_by("network").values_list("network").annotate(last=Max("pk")))
