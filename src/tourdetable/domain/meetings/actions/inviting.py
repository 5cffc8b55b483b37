"""Preparing an invitation; inviting those who were given a seat after it left, and expecting no
more those who lost theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.meetings import must_be_in_calendar
from tourdetable.domain.meetings.actions.places import give_places
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import room_of
from tourdetable.domain.networks.actors import By, Operator
from tourdetable.domain.networks.queries import local_day

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
    must_not_be_open(current)
    must_come_before(current, answer_by, today=local_day(current.body.network, now))
    must_be_offered(reminders)
    must_hold_all(current, capacity)
    was = {name: getattr(current, name) for name in SAID}
    current.purpose, current.asks = purpose.strip(), asks.strip()
    current.answer_by, current.capacity = answer_by, capacity
    current.reminders = sorted(set(reminders), reverse=True)
    changed = [name for name in SAID if getattr(current, name) != was[name]]
    saved = save("meeting.prepared", current, by, now, facts=[], changed=changed)
    give_places(saved, by, now)
    return saved


def must_not_be_open(meeting: Meeting) -> None:
    """Refuse to say more once people are in the room, or are not to come."""
    must_be_in_calendar(meeting)
    if meeting.state == MeetingState.OPENED:
        raise ValidationError(_("This meeting is already open."))


def must_be_offered(reminders: Collection[int]) -> None:
    """Refuse days before the meeting at which nobody is reminded."""
    if unknown := sorted(set(reminders).difference(REMINDERS)):
        words = _("Nobody is reminded so many days before: %(days)s.")
        raise ValidationError({"reminders": words % {"days": unknown}})


def must_hold_all(meeting: Meeting, capacity: int | None) -> None:
    """Refuse fewer places than people who have one: nobody loses what they were told."""
    inside = len(room_of(meeting).inside) if capacity is not None else 0
    if capacity is not None and capacity < inside:
        words = ngettext(
            "%(number)d person has a place already: enter first that they do not come, or come "
            "remotely.",
            "%(number)d people have a place already: enter first that some of them do not come, or "
            "come remotely.",
            inside,
        )
        raise ValidationError({"capacity": words % {"number": inside}})


def must_come_before(meeting: Meeting, answer_by: date | None, *, today: date) -> None:
    """Refuse to wait for answers after the day of the meeting, or to say that they were wanted
    before one asked for them."""
    if answer_by is None:
        return
    if answer_by > meeting.day:
        words = _("Answers are wanted on the day of the meeting at the latest.")
        raise ValidationError({"answer_by": words})
    if answer_by < today and answer_by != meeting.answer_by:
        raise ValidationError({"answer_by": _("This day is past.")})


@once
def invite_late(*, meeting: Meeting, persons: Iterable[int], convened: int, now: datetime) -> None:
    """Invite people (by id) who have a seat since the invitations left (the event `convened`): as
    the others, each once; once more when they had left and are back."""
    invited = sorted(set(persons))
    named = f"{meeting.pk} {convened} {invited}{last_release(meeting)}"
    by = Operator(gesture=uuid5(SPACE, named))
    tell("meeting.invited", meeting, by, now, facts=[], persons=invited, convened=convened)


def last_release(meeting: Meeting) -> str:
    """The last event by which somebody is expected no more; nothing when there is none."""
    rows = Event.objects.filter(kind="meeting.released", subject=f"meeting:{meeting.pk}")
    last = rows.order_by("-pk").values_list("pk", flat=True).first()
    return f" {last}" if last else ""


@once
def release(
    *, meeting: Meeting, persons: Iterable[int], convened: int, since: int, now: datetime
) -> None:
    """Expect no more people (by id) who were invited (last by the event `since`) and have no seat
    on the day of the meeting: each is told once."""
    left = sorted(set(persons))
    by = Operator(gesture=uuid5(SPACE, f"released {meeting.pk} {since} {left}"))
    tell("meeting.released", meeting, by, now, facts=[], persons=left, convened=convened)
