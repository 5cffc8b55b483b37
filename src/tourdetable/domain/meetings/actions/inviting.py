"""Preparing an invitation, and inviting those who were given a seat after it left."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.meetings import must_be_in_calendar
from tourdetable.domain.meetings.actions.places import give_places
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import By, Operator

SAID = ("purpose", "asks", "answer_by", "capacity", "reminders")
"""What an invitation says of a meeting, beside its time, its place and its agenda."""

REMINDERS = (1, 2, 3, 5, 7, 14)
"""How many days before a meeting one may remind those who have not answered."""

SPACE = UUID("5d0f2c0e-7c8c-4f0a-9d54-6f2f4d0f7c11")
"""Of the gestures by which a program invites somebody: the same for the same persons."""


@once
def prepare_invitation(
    *,
    meeting: Meeting,
    purpose: str,
    asks: str,
    answer_by: date | None,
    capacity: int | None,
    reminders: Collection[int],
    version: int,
    by: By,
    now: datetime,
) -> Meeting:
    """Say what the meeting is for and what is asked of those who come, until it is opened. Nobody
    is written to, but those who waited for a place and have one. Raises `Changed`,
    `ValidationError`."""
    current = lock(meeting, version=version)
    must_be_in_calendar(current)
    if current.state == MeetingState.OPENED:
        raise ValidationError(_("This meeting is already open."))
    must_come_before(current, answer_by)
    if unknown := sorted(set(reminders).difference(REMINDERS)):
        words = _("Nobody is reminded so many days before: %(days)s.")
        raise ValidationError({"reminders": words % {"days": unknown}})
    was = {name: getattr(current, name) for name in SAID}
    current.purpose, current.asks = purpose.strip(), asks.strip()
    current.answer_by, current.capacity = answer_by, capacity
    current.reminders = sorted(set(reminders), reverse=True)
    changed = [name for name in SAID if getattr(current, name) != was[name]]
    saved = save("meeting.prepared", current, by, now, facts=[], changed=changed)
    give_places(saved, by, now)
    return saved


def must_come_before(meeting: Meeting, answer_by: date | None) -> None:
    """Refuse to wait for answers after the day of the meeting."""
    if answer_by is not None and answer_by > meeting.day:
        raise ValidationError(
            {"answer_by": _("Answers are wanted on the day of the meeting at the latest.")}
        )


@once
def invite_late(*, meeting: Meeting, persons: Iterable[int], convened: int, now: datetime) -> None:
    """Invite people (by id) who have a seat since the invitations left (the event `convened`): as
    the others, each once."""
    invited = sorted(set(persons))
    named = f"{meeting.pk} {convened} {invited}"
    by = Operator(gesture=uuid5(SPACE, named))
    tell("meeting.invited", meeting, by, now, facts=[], persons=invited, convened=convened)
