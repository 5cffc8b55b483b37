"""What members do around a sitting: take a duty, open, mark who came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import Changed, lock
from tourdetable.domain.meetings.actions.meetings import (
    must_be_in_calendar,
    must_have_come,
    must_not_be_sealed,
)
from tourdetable.domain.meetings.enums import MeetingState, Mode
from tourdetable.domain.meetings.models import Attendance, Meeting, Turn
from tourdetable.domain.meetings.queries import seats_present
from tourdetable.domain.meetings.ties import says_present
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.gates import NeedsConfirmation, gate
from tourdetable.domain.networks.models import Mandate, Seat
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
    must_be_in_calendar(meeting)
    give_turns(meeting, {duty: seat}, confirmed=confirmed, now=now)
    tell(
        "meeting.turn_assigned",
        meeting,
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
    modes: Mapping[tuple[int, int], str],
    by: By,
    now: datetime,
    seen: Mapping[tuple[int, int], str] | None = None,
    confirmed: bool = False,
) -> None:
    """Record how each person was there: `modes` maps (seat, person) to a mode, "" to none.

    `seen`: what the writer saw of them. Raises `Changed` when somebody marked one otherwise since,
    `ValidationError` when a person did not hold the seat on the day of the meeting, and
    `NeedsConfirmation` when a seat would no longer have been there, and something says that it was.
    """
    meeting = open_sitting(meeting, now)
    must_hold(meeting, set(modes))
    must_be_waited_for(modes)
    must_be_as_seen(meeting, seen or {})
    before = seats_present(meeting)
    for (seat, person), mode in modes.items():
        mark({"meeting": meeting, "seat_id": seat, "person_id": person}, mode, by)
    said: dict[str, Any] = {"entries": len(modes)}
    if gone := contradicted(meeting, before - seats_present(meeting)):
        if not confirmed:
            raise NeedsConfirmation((), gone)
        said["knowing"] = gone
    tell("meeting.attendance_marked", meeting, by, now, facts=["meetings", "attendances"], **said)


def contradicted(meeting: Meeting, gone: set[int]) -> list[str]:
    """The seats (`seat:12`) that something says were there, among those that no longer are."""
    if not gone:
        return []
    return [f"seat:{seat}" for seat in sorted(gone & {tie.seat for tie in says_present(meeting)})]


def mark(where: dict[str, Any], mode: str, by: By) -> None:
    """Write how one person was there, or forget it."""
    if not mode:
        Attendance.objects.filter(**where).delete()
        return
    must_be_known(_("mode"), mode, Mode.values)
    Attendance.objects.update_or_create(**where, defaults={"mode": mode, "entered_by": by.person})


def must_be_waited_for(modes: Mapping[tuple[int, int], str]) -> None:
    """Refuse to call absent a seat that follows through the minutes."""
    absent = {seat for (seat, _person), mode in modes.items() if mode == Mode.ABSENT}
    if light := Seat.objects.filter(pk__in=absent, kind=SeatKind.LIGHT).first():
        raise ValidationError(
            _("%(seat)s follows through the minutes: nobody is absent there. Leave it unmarked.")
            % {"seat": light}
        )


def must_be_as_seen(meeting: Meeting, seen: Mapping[tuple[int, int], str]) -> None:
    """Refuse to write over what another hand has marked in the meantime."""
    if not seen:
        return
    rows = Attendance.objects.filter(meeting=meeting).values_list("seat_id", "person_id", "mode")
    marked = {(seat, person): mode for seat, person, mode in rows}
    if any(marked.get(pair, "") != mode for pair, mode in seen.items()):
        raise Changed(meeting)


def open_sitting(meeting: Meeting, now: datetime) -> Meeting:
    """The meeting, locked until the transaction ends, if what happens there may be recorded."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("body__network")
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


def must_hold(meeting: Meeting, pairs: set[tuple[int, int]]) -> None:
    """Refuse anybody who did not hold that seat of the body on the day of the meeting."""
    held = Mandate.objects.active(meeting.day).filter(seat__body=meeting.body)
    if pairs - set(held.values_list("seat_id", "person_id")):
        raise ValidationError(
            _("Somebody in this list did not hold the seat on the day of the meeting.")
        )
