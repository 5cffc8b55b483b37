"""Whether concluded decisions still say what was concluded: the event of their conclusion, which
the chain of the journal holds, carries the digest of their words and positions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.chain import last_told
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Network

CONCLUDED_EVENT, REOPENED_EVENT = "decision.concluded", "decision.reopened"
POSITION = ("seat_id", "stance", "words", "would_lift", "objection", "how_lifted")


def content_digest(decision: Decision) -> str:
    """The SHA-256 of what was decided: its words, its outcome, where each seat stood."""
    positions = [
        [getattr(one, name) for name in POSITION]
        for one in sorted(decision.positions.all(), key=lambda one: one.seat_id)
    ]
    told = [decision.reference, decision.title, decision.text, decision.outcome, positions]
    if decision.why or decision.options:
        told += [decision.why, decision.options]
    return hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()


def altered(network: Network) -> Iterator[Decision]:
    """The decisions of a network that no longer say what was concluded, or that no event of the
    journal concluded (three queries). Those concluded before they had a digest may say anything."""
    told = last_told(network.slug, CONCLUDED_EVENT, REOPENED_EVENT)
    rows = Decision.objects.filter(network=network).prefetch_related("positions")
    for decision in rows.order_by("pk"):
        event = told.get(f"decision:{decision.pk}")
        if not says_what_was_concluded(decision, event):
            yield decision


def says_what_was_concluded(decision: Decision, event: Event | None) -> bool:
    """Whether a decision is open or concluded as its last event says, and in the same words."""
    if event is None or event.kind == REOPENED_EVENT:
        return not decision.outcome
    digest = event.data.get("content")
    return bool(decision.outcome) and digest in (None, content_digest(decision))


def lost(network: Network) -> list[str]:
    """The subjects of the journal of the decisions that were concluded, and are no longer there
    (two queries)."""
    told = last_told(network.slug, CONCLUDED_EVENT)
    there = Decision.objects.filter(network=network).values_list("pk", flat=True)
    return sorted(told.keys() - {f"decision:{pk}" for pk in there})
