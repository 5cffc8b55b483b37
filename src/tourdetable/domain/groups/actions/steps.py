"""The steps of a road map: added, changed, done, taken away."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.groups.models import GroupStep
from tourdetable.domain.guests.actions import locked_body
from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import one_line

MOST = 200
"""Steps of one group."""


@once
def add_step(
    *, body: Body, title: str, due: date, seat: Seat | None, by: By, now: datetime
) -> GroupStep:
    """Something that the group does by a day."""
    current = locked_body(body)
    if current.steps.count() >= MOST:
        raise ValidationError(_("This road map is full: take away what is no longer useful."))
    step = GroupStep(body=current)
    say(step, title, due, seat)
    if current.steps.filter(title=step.title, due=due).exists():
        raise ValidationError({"title": _("This step is on the road map already, that day.")})
    step.save()
    tell("step.added", step, by, now)
    return step


def say(step: GroupStep, title: str, due: date, seat: Seat | None) -> None:
    """What it is, by when, and who sees to it."""
    step.title = one_line(title, limit=200, missing=_("Say in a line what is done."))
    if seat is not None and seat.body_id != step.body_id:
        raise ValidationError({"seat": _("Choose a seat of this group.")})
    step.due, step.seat = due, seat


@once
def change_step(
    *,
    step: GroupStep,
    version: int,
    title: str,
    due: date,
    seat: Seat | None,
    by: By,
    now: datetime,
) -> GroupStep:
    """Say it otherwise."""
    current = versions.lock(step, version=version)
    say(current, title, due, seat)
    return save("step.changed", current, by, now)


@once
def finish_step(
    *, step: GroupStep, version: int, done_on: date | None, by: By, now: datetime
) -> GroupStep:
    """It was done on a day; or (None) it was not done after all."""
    current = versions.lock(step, version=version)
    if done_on is not None and done_on > local_day(current.body.network, now):
        raise ValidationError({"done_on": _("This day is still to come.")})
    current.done_on = done_on
    return save("step.done" if done_on else "step.undone", current, by, now)


@once
def remove_step(*, step: GroupStep, version: int, by: By, now: datetime) -> None:
    """It is not to be done any more."""
    current = versions.lock(step, version=version)
    if current.done_on is not None:
        raise ValidationError(_("It was done: what was done stays on the road map."))
    tell("step.removed", current, by, now)
    current.delete()
