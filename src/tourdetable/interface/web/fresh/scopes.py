"""What the journal must tell of for a page to change, by its address."""

from __future__ import annotations

from typing import Any

from tourdetable.domain.journal.memory import Memory
from tourdetable.domain.meetings.calendar.instants import Scope
from tourdetable.domain.meetings.models import Meeting

BODIES: Memory[tuple[str, int], int] = Memory(4096)
"""The body of meetings, which never leave it."""


def whole_network(network: str = "", **_rest: Any) -> Scope:
    """Of a page whose address names a network, or none: all that happens there."""
    return Scope(network)


def one_body(network: str, pk: int) -> Scope | None:
    """Of the page of a meeting: its body, what the network shares, and what the reader holds; None
    when there is no such meeting."""
    body = BODIES.get((network, pk))
    if body is None:
        known = Meeting.objects.filter(pk=pk, body__network__slug=network)
        body = known.values_list("body_id", flat=True).first()
        if body is None:
            return None
        BODIES.set((network, pk), body)
    return Scope(network, body)
