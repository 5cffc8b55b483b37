"""Who sends the invitations of the demo's meetings."""

from __future__ import annotations

from datetime import date

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.queries import charter_in_force


def convener(meeting: Meeting, on: date) -> Actor | None:
    """Whoever convenes the body itself, as the charter says: by an office of its own, else by a
    duty of the meeting; None when nobody does."""
    known = charter_in_force(meeting.body.network, on=on).vocabulary
    own = meeting.body.offices.active(on).select_related("person").order_by("pk")
    for office in own:
        if Right.CONVENE in known.offices[office.kind].rights:
            return Actor(office.person, office=office)
    for turn in meeting.turns.select_related("seat").order_by("pk"):
        if Right.CONVENE in known.duties[turn.duty].rights:
            mandate = turn.seat.mandates.active(on).select_related("person").first()
            return Actor(mandate.person, seat=turn.seat) if mandate else None
    return None
