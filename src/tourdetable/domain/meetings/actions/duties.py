"""Taking a duty over in the room, when the seat that was to take it is not there."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.meetings.actions.meetings import must_be_in_calendar
from tourdetable.domain.meetings.actions.sitting import must_take_turns
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.meetings.queries import seats_away, seats_present
from tourdetable.domain.meetings.ties import turns_changed
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known


@once
def take_duty(
    *, meeting: Meeting, duty: str, instead_of: int | None, by: Actor, now: datetime
) -> Turn:
    """Take over, for one's seat, a duty that nobody has or whose seat is not there.

    `instead_of` is the seat that had it when the person was asked (None: nobody): of two who take
    it at once, one has it and the other is told who. The seat that was to take it may take it back,
    whoever has it. What really happens is recorded: no gate of the charter stops it.
    """
    current = in_the_room(meeting, now)
    charter = charter_in_force(current.body.network, on=current.day)
    known = [one.code for one in charter.vocabulary.duties_of(current.body.kind)]
    must_be_known(_("duty"), duty, known)
    seat = must_be_there(current, by, now)
    turn = Turn.objects.filter(meeting=current, duty=duty).select_related("seat").first()
    must_be_to_take(turn, seat, instead_of)
    was, row = instead_of, turn or Turn(meeting=current, duty=duty)
    supposed = row.instead_of_id or was
    row.seat, row.instead_of_id = seat, None if supposed == seat.pk else supposed
    row.save()
    turns_changed([current.pk])
    tell(
        "meeting.duty_taken",
        current,
        by,
        now,
        facts=["turns"],
        duty=duty,
        seat=seat.pk,
        instead_of=was,
    )
    return row


def in_the_room(meeting: Meeting, now: datetime) -> Meeting:
    """The meeting, locked until the transaction ends, if its day has come and nothing is sealed."""
    rows = Meeting.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "body__network"
    )
    current = rows.get(pk=meeting.pk)
    must_be_in_calendar(current)
    if local_day(current.body.network, now) < current.day:
        raise ValidationError(_("Duties are taken over in the room, on the day of the meeting."))
    return current


def must_be_there(meeting: Meeting, by: Actor, now: datetime) -> Seat:
    """The seat for which the person acts, if it takes turns and is not known to be away."""
    day = local_day(meeting.body.network, now)
    held = Mandate.objects.active(day).filter(seat__body=meeting.body, person=by.person)
    if by.seat is None or not held.filter(seat=by.seat).exists():
        raise ValidationError(_("A duty is taken for a seat of this body that you hold."))
    must_take_turns(by.seat, meeting)
    if by.seat.pk in seats_away(meeting):
        raise ValidationError(_("Your seat is marked absent: correct the attendance first."))
    return by.seat


def must_be_to_take(turn: Turn | None, seat: Seat, instead_of: int | None) -> None:
    """Refuse a duty that somebody else has just taken, or whose seat is there; never to the seat
    that was to take it."""
    if (turn.seat_id if turn else None) != instead_of:
        words = _("Somebody else has just given this duty up.")
        if turn is not None:
            words = _("%(seat)s has just taken this duty.") % {"seat": turn.seat}
        raise ValidationError(words)
    if turn is None or turn.instead_of_id == seat.pk:
        return
    if turn.seat_id == seat.pk:
        raise ValidationError(_("Your seat has this duty already."))
    if turn.seat_id in seats_present(turn.meeting):
        raise ValidationError(_("%(seat)s is there, and has this duty.") % {"seat": turn.seat})
