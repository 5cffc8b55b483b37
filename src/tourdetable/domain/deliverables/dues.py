"""What this app has groups do by a day: their deliverables, promised by their terms or since."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.words.audience import Audience
from tourdetable.domain.deliverables.enums import DeliverableState
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.groups.dues import SOURCES, Due, DuesAsked
from tourdetable.domain.groups.enums import DueKind


def works(asked: DuesAsked) -> Iterator[Due]:
    """Those that were promised for a day and not given up (two queries)."""
    rows = Deliverable.objects.filter(body__in=asked.bodies, due_on__isnull=False)
    rows = rows.exclude(state=DeliverableState.ABANDONED).prefetch_related("held_by__institution")
    return (due_of(row) for row in rows.defer("text").order_by("due_on", "number"))


def due_of(work: Deliverable) -> Due:
    """One, done from its first approval on."""
    assert work.due_on is not None
    return Due(
        work.body_id,
        DueKind.WORK,
        work.title,
        work.due_on,
        work.number,
        work.delivered_on,
        ", ".join(str(seat) for seat in work.held_by.all()),
        told=str(DeliverableState(work.state).label),
        inside=work.audience == Audience.BODY,
        since=work.circulated_on if work.state == DeliverableState.CIRCULATED else None,
    )


SOURCES.append(works)
