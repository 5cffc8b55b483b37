"""Those who were called in, in the list of those who are marked: without a seat, by what they
bring."""

from __future__ import annotations

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.queries import GUESTS_AT
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.seating import HeldSeat, SeatHolder
from tourdetable.domain.register.queries import NO_SEAT


def called_in(meeting: Meeting) -> list[HeldSeat]:
    """Whoever is called in to a meeting, by name (one query)."""
    rows = GUESTS_AT.rows(meeting=meeting.pk, body=meeting.body_id, on=meeting.day)
    return [without_seat(guest) for guest, *_person in rows]


def without_seat(guest: Guest) -> HeldSeat:
    brings = f"{guest.quality} ({guest.speaks_for})" if guest.speaks_for else guest.quality
    holder = SeatHolder(guest.pk, str(guest.person), None)
    return HeldSeat(NO_SEAT, brings, "", SeatKind.INVITED, False, None, [holder])
