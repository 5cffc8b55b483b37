"""Saying that circulated minutes have been read."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes, MinutesReading
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.queries import local_day


@once
def say_read(*, minutes: Minutes, by: Actor, now: datetime) -> MinutesReading:
    """Say that the seat one acts for has read circulated minutes; the first day is kept."""
    if minutes.state != MinutesState.CIRCULATED:
        raise ValidationError(_("These minutes have not been circulated yet."))
    day = local_day(minutes.meeting.body.network, now)
    seat, said = seat_held(minutes, by, day), {"person": by.person, "on": day}
    row, new = MinutesReading.objects.get_or_create(minutes=minutes, seat=seat, defaults=said)
    if new:
        tell("minutes.read", minutes, by, now, facts=["minutes_readings"], seat=seat.pk)
    return row


def seat_held(minutes: Minutes, by: Actor, day: date) -> Seat:
    """The seat one acts for, of the body that met; refused to whoever does not hold it that day."""
    held = Mandate.objects.active(day).filter(
        seat__body=minutes.meeting.body, person=by.person, seat=by.seat
    )
    if by.seat is None or not held.exists():
        raise ValidationError(_("Only a person who holds this seat speaks in its name."))
    return by.seat
