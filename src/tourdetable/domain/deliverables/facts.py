"""What this app tells the charter: what each body is to produce, and what came (CLUB-04, CLUB-10).

What was given up before its day is told no more. What was given up after it stays owed: it was
promised for that day, and did not come.
"""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q

from tourdetable.core.charter.facts.record import DeliverableFact
from tourdetable.domain.deliverables.enums import DeliverableState
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.networks.registry import FactScope, provider

IN_TIME = Q(due_on=None) | Q(abandoned_on__lte=F("due_on"))
COLUMNS = ("pk", "body_id", "title", "state", "due_on", "delivered_on", "circulated_on")


@provider
def deliverables(scope: FactScope) -> tuple[DeliverableFact, ...]:
    """All those of each body."""
    rows = Deliverable.objects.filter(scope.of_body())
    rows = rows.exclude(IN_TIME, state=DeliverableState.ABANDONED)
    return tuple(fact_of(*row) for row in rows.order_by("pk").values_list(*COLUMNS))


def fact_of(
    pk: int,
    body: int,
    title: str,
    state: str,
    due_on: date | None,
    delivered_on: date | None,
    circulated_on: date | None,
) -> DeliverableFact:
    """A deliverable: once it came, a version that follows changes nothing of it."""
    if state == DeliverableState.ABANDONED:
        state = DeliverableState.PLANNED
    if delivered_on is not None:
        state = DeliverableState.APPROVED
    if circulated_on is not None:
        state = DeliverableState.CIRCULATED
    days = {"due_on": due_on, "delivered_on": delivered_on, "circulated_on": circulated_on}
    return DeliverableFact(str(pk), str(body), title, str(state), **days)
