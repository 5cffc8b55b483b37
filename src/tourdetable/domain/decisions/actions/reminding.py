"""Reminding the right persons of what their seat has to do: those who hold it, and nobody else."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tourdetable.domain.decisions.models import FollowUp
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.networks.actors import By, unless_done
from tourdetable.domain.networks.queries import local_day

BEFORE = timedelta(days=7)
"""How long before its day one is reminded of an action."""
AGAIN = timedelta(days=28)
"""How often one is reminded of an action that is late."""


def remind_of_tasks(*, now: datetime) -> int:
    """Remind of the actions whose day is near or past; how many. To run every day, or more often:
    a week before, on the day after it, then every four weeks."""
    soon = (now + BEFORE + timedelta(days=1)).date()
    rows = FollowUp.objects.filter(done_on=None, due__lte=soon)
    rows = rows.filter(decision__body__network__closed_on=None)
    around = ("decision__body__network", "decision__meeting__body__network")
    return sum(remind_of(one, now) for one in rows.select_related(*around).order_by("pk"))


def remind_of(task: FollowUp, now: datetime) -> bool:
    """Remind of one, if its time has come and it was not done yet."""
    assert task.due is not None
    step = step_of(task.due, local_day(task.decision.body.network, now))
    if step is None:
        return False
    named = f"task:{task.pk}:{task.due}:{step}"
    return unless_done(named, lambda by: remind(follow_up=task, by=by, now=now))


def step_of(due: date, today: date) -> int | None:
    """Which reminder it is time for: 0 in the week before, then one for each four weeks of delay;
    none before.

    >>> [step_of(date(2027, 5, 10), date(2027, 5, day)) for day in (2, 3, 10, 11)]
    [None, 0, 0, 1]
    """
    if today <= due:
        return 0 if today >= due - BEFORE else None
    return 1 + (today - due - timedelta(days=1)) // AGAIN


@once
def remind(*, follow_up: FollowUp, by: By, now: datetime) -> None:
    """Tell those who hold the seat, once for each reminder."""
    said = {"follow_up": follow_up.pk, "seat": follow_up.seat_id}
    tell("follow_up.reminded", follow_up.decision, by, now, facts=[], **said)
