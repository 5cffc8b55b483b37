"""Who leads a session, and who speaks there.

Whoever keeps the register, records decisions, writes the minutes or the agenda leads; so do those
who hold the seat to which the lead was handed over. Anybody who holds a seat of the body may take
it over: the one who led may have left, and everybody sees who leads.
"""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.meetings.rules import Capacities, may, may_speak
from tourdetable.domain.networks.models import Office, Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.rounds.models import LiveSession

LEADING = (Right.ATTENDANCE, Right.DECISIONS, Right.MINUTES, Right.AGENDA)


def may_lead(
    standing: Standing, meeting: Meeting, turns: Iterable[Turn], live: LiveSession | None
) -> Capacities:
    """The capacities in which a person leads the session: the seat that leads it first."""
    known = tuple(turns)
    seats = may_speak(standing, meeting)
    leads = [seat for seat in seats if live and live.seat_id == seat.pk]
    found: dict[Seat | Office, None] = dict.fromkeys(leads)
    for right in LEADING:
        found |= dict.fromkeys(may(standing, right, meeting, known))
    return tuple(found)


def may_take_over(standing: Standing, meeting: Meeting) -> tuple[Seat, ...]:
    """The seats for which a person may take the lead."""
    return tuple(seat for seat in may_speak(standing, meeting) if not seat.follows)
