"""What the circle produces on the stage of the table of permissions."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.domain.builders import NOW, Circle, hold
from tests.domain.deliverables.builders import asked, kept, out, read, written
from tourdetable.domain.deliverables.actions.using import say_used

DECEMBER = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)


def produced(circle: Circle) -> None:
    """No. 1 is public, out, used by Bao; no. 2 is to be read by him; no. 3 is ready."""
    first = out(circle, hold(circle, DECEMBER, "Lecture de décembre"), audience="public")
    used = {"outcome": "kept", "on": NOW.date(), "words": "On relit mieux."}
    say_used(deliverable=first, by=circle.by_bao(), now=NOW, **used)
    second = written(circle, title="Un guide")
    kept(circle, second)
    asked(circle, second)
    read(circle, title="Une grille")
