"""Permissions about a meeting: each answers with the capacities in which a person may act.

An empty answer is a no; several mean that the person says which one they act for. Offices and
duties come from the charter; nothing here names one.
"""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.models import Body, Office, Seat
from tourdetable.domain.networks.queries import Standing

Capacities = tuple[Seat | Office, ...]


def may(standing: Standing, right: Right, meeting: Meeting, turns: Iterable[Turn]) -> Capacities:
    """The capacities that give a right over one meeting: duties of that meeting, then offices."""
    return may_in_body(standing, right, meeting.body, turns)


def may_in_body(standing: Standing, right: Right, body: Body, turns: Iterable[Turn]) -> Capacities:
    """The same for the body as a whole; `turns` are those of `queries.current_turns`."""
    return (*on_duty(standing, right, body, turns), *standing.offices_with(right, body))


def on_duty(
    standing: Standing, right: Right, body: Body, turns: Iterable[Turn]
) -> tuple[Seat, ...]:
    """The person's seats whose turn gives the right."""
    duties = {d.code for d in standing.charter.vocabulary.duties_of(body.kind) if right in d.rights}
    bearing = {turn.seat_id for turn in turns if turn.duty in duties}
    return tuple(seat for seat in standing.seats_in(body.pk) if seat.pk in bearing)


def may_speak(standing: Standing, meeting: Meeting) -> tuple[Seat, ...]:
    """The seats for which the person answers, takes position, remarks and approves."""
    return standing.seats_in(meeting.body_id)


def may_see(standing: Standing, meeting: Meeting) -> bool:
    """Sees the meeting's page: those who sit in its body, or fill an office over it."""
    return standing.sits_in(meeting.body_id)
