"""Reminding those who make a deliverable that its day is near, or past."""

from __future__ import annotations

from datetime import datetime, timedelta

from tourdetable.domain.decisions.actions.reminding import BEFORE, step_of
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.deliverables.queries import STILL_OWED
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.networks.actors import By, unless_done
from tourdetable.domain.networks.queries import local_day


def remind_of_deliverables(*, now: datetime) -> int:
    """Remind of those whose day is near or past; how many. To run every day, or more often: a week
    before, on the day after it, then every four weeks."""
    soon = (now + BEFORE + timedelta(days=1)).date()
    rows = Deliverable.objects.filter(STILL_OWED, due_on__lte=soon, network__closed_on=None)
    return sum(remind_of(one, now) for one in rows.select_related("network").order_by("pk"))


def remind_of(deliverable: Deliverable, now: datetime) -> bool:
    """Remind of one, if its time has come and it was not done yet."""
    assert deliverable.due_on is not None
    step = step_of(deliverable.due_on, local_day(deliverable.network, now))
    if step is None:
        return False
    named = f"work:{deliverable.pk}:{deliverable.due_on}:{step}"
    return unless_done(named, lambda by: remind(deliverable=deliverable, by=by, now=now))


@once
def remind(*, deliverable: Deliverable, by: By, now: datetime) -> None:
    """Tell those who hold its seats, once for each reminder."""
    tell("deliverable.reminded", deliverable, by, now, facts=[])
