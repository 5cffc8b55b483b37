"""Whether concluded decisions still say what was concluded: the event of their conclusion, which
the chain of the journal holds, carries the digest of their words and positions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Network

CONCLUDED_EVENT = "decision.concluded"
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
    """The concluded decisions of a network that no longer say what was concluded (three queries).
    Those concluded before they had a digest are not judged."""
    told = Event.objects.filter(network=network.slug, kind=CONCLUDED_EVENT).order_by("pk")
    rows = told.values_list("subject", "data")
    digests = {subject: data.get("content") for subject, data in rows}
    concluded = Decision.objects.filter(network=network).exclude(outcome="")
    for decision in concluded.prefetch_related("positions").order_by("pk"):
        digest = digests.get(f"decision:{decision.pk}")
        if digest not in (None, content_digest(decision)):
            yield decision
