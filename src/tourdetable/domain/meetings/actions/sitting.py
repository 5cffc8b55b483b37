"""What members do around a sitting: take a duty, open, mark who came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.answering import locked
from tourdetable.domain.meetings.actions.marking import Pair, marks_as, write_marks
from tourdetable.domain.meetings.actions.meetings import (
    must_be_in_calendar,
    must_have_come,
    must_not_be_sealed,
)
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.meetings.ties import turns_changed
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.gates import gate
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known


@once
def assign_turn(
    *,
    meeting: Meeting,
    duty: str,
    seat: Seat | None,
    by: By,
    now: datetime,
    confirmed: bool = False,
) -> None:
    """Give a duty of the meeting to a seat, or (None) free it."""
    current = locked(meeting)
    give_turns(current, {duty: seat}, confirmed=confirmed, now=now)
    tell(
        "meeting.turn_assigned",
        current,
        by,
        now,
        facts=["turns"],
        duty=duty,
        seat=seat.pk if seat else None,
    )


@once
def set_turns(
    *,
    meeting: Meeting,
    seats: Mapping[str, Seat | None],
    version: int,
    by: By,
    now: datetime,
    confirmed: bool = False,
) -> Meeting:
    """Give several duties at once: `seats` maps each to a seat, or to None to free it."""
    current = lock(meeting, version=version)
    must_be_in_calendar(current)
    give_turns(current, seats, confirmed=confirmed, now=now)
    given = {duty: seat.pk if seat else None for duty, seat in seats.items()}
    return save("meeting.turns_set", current, by, now, facts=["turns"], seats=given)


def give_turns(
    meeting: Meeting, seats: Mapping[str, Seat | None], *, confirmed: bool, now: datetime
) -> None:
    """Write who takes some duties, if the charter knows them and its gates let it."""
    network = meeting.body.network
    today = local_day(network, now)
    vocabulary = charter_in_force(network, on=today).vocabulary
    known = [duty.code for duty in vocabulary.duties_of(meeting.body.kind)]
    with gate(network, "turns", bodies=[meeting.body_id], confirmed=confirmed, on=today):
        for duty, seat in seats.items():
            must_be_known(_("duty"), duty, known)
            give_turn(meeting, duty, seat)
    turns_changed([meeting.pk])


def give_turn(meeting: Meeting, duty: str, seat: Seat | None) -> None:
    """Write who takes a duty. Raises `ValidationError` for a seat that does not take turns."""
    if seat is None:
        Turn.objects.filter(meeting=meeting, duty=duty).delete()
        return
    must_take_turns(seat, meeting)
    given = {"seat": seat, "instead_of": None}
    Turn.objects.update_or_create(meeting=meeting, duty=duty, defaults=given)


def must_take_turns(seat: Seat, meeting: Meeting) -> None:
    """Refuse a seat of another body, or one that does not take turns (ITC-06)."""
    end = seat.ends or date.max
    if seat.body_id != meeting.body_id or not seat.starts <= meeting.day <= end:
        raise ValidationError(_("This seat is not of this body on the day of the meeting."))
    if not seat.takes_turns:
        raise ValidationError(_("This seat takes a turn only if it volunteers."))


@once
def open_meeting(*, meeting: Meeting, version: int, by: By, now: datetime) -> Meeting:
    """Begin the sitting, from its day on: attendance, decisions and minutes can be recorded."""
    current = lock(meeting, version=version)
    must_be_in_calendar(current)
    must_have_come(current, now)
    if current.state == MeetingState.OPENED:
        raise ValidationError(_("This meeting is already open."))
    current.state = MeetingState.OPENED
    return save("meeting.opened", current, by, now, facts=["decisions"])


@once
def mark_attendance(
    *,
    meeting: Meeting,
    modes: Mapping[Pair, str],
    by: By,
    now: datetime,
    seen: Mapping[Pair, str] | None = None,
    confirmed: bool = False,
) -> None:
    """Record how each person was there: `modes` maps (seat, person) to a mode, "" to none.

    `seen`: what the writer saw of them. Raises `Changed` when somebody marked one otherwise since,
    `ValidationError` when a person did not hold the seat on the day of the meeting, and
    `NeedsConfirmation` when a seat would no longer have been there, and something says that it was.
    """
    meeting = open_sitting(meeting, now)
    told = write_marks(meeting, marks_as(modes), seen or {}, by=by, confirmed=confirmed)
    tell("meeting.attendance_marked", meeting, by, now, **told)


def open_sitting(meeting: Meeting, now: datetime) -> Meeting:
    """The meeting, locked until the transaction ends, if what happens there may be recorded."""
    rows = Meeting.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "body__network"
    )
    current = rows.get(pk=meeting.pk)
    must_be_open(current)
    must_have_come(current, now)
    must_not_be_sealed(current)
    return current


def seal(*, meeting: Meeting, at: datetime | None) -> None:
    """Freeze (None: free) what the minutes record: a step of their actions, which tell it."""
    Meeting.objects.filter(pk=meeting.pk).update(sealed_at=at)


def must_be_open(meeting: Meeting) -> None:
    """Refuse to record anything of a sitting before it is opened."""
    if meeting.state != MeetingState.OPENED:
        raise ValidationError(_("Open the meeting first."))
