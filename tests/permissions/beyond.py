"""What the stage tells beyond its members, and what somebody complains of."""

from __future__ import annotations

from tests.domain.builders import NOW, OPERATOR, Circle
from tourdetable.domain.complaints.actions import ComplaintDetails, complain
from tourdetable.domain.journal.actions import record
from tourdetable.domain.newsletters.models import Newsletter


def tell_beyond(circle: Circle) -> None:
    """All of it."""
    said = {"network": circle.network, "begun_at": NOW, "segments": ["network"]}
    Newsletter.objects.create(title="Lettre de juin", text="Bientôt.", **said)
    event = record(
        kind="newsletter.sent",
        network=circle.network.slug,
        subject="newsletter:0",
        by=OPERATOR,
        now=NOW,
    )
    left = {"sent_at": NOW, "event": event}
    Newsletter.objects.create(title="Lettre de mai", text="Bonjour.", **said, **left)
    for network in (circle.network, None):
        details = ComplaintDetails("accessibility", "Le PDF ne se lit pas.", network=network)
        complain(details=details, desk="", by=OPERATOR, now=NOW)
