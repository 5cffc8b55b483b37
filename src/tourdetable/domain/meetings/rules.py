"""Permissions about a meeting: each answers with the capacities in which a person may act.

An empty answer is a no; several mean that the person says which one they act for. Offices and
duties come from the charter; nothing here names one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tourdetable.core.charter.terms.model import Charter, Right
from tourdetable.core.words.audience import BEYOND_THE_NETWORK
from tourdetable.domain.meetings.listing import ListedMeeting
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.models import Body, Mandate, Office, Seat
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


def may_speak(standing: Standing, meeting: Meeting | ListedMeeting) -> tuple[Seat, ...]:
    """The seats of the person that are theirs at that meeting: they may answer for them.

    A seat, or a mandate, that ends before a meeting is not asked about it.
    """
    here = (m for m in standing.mandates if m.seat.body_id == meeting.body_id)
    return tuple(mandate.seat for mandate in here if is_theirs(mandate, meeting))


def is_theirs(mandate: Mandate, meeting: Meeting | ListedMeeting) -> bool:
    """Whether the seat exists on the day of the meeting, and whoever holds it today holds it
    still."""
    day, seat = meeting.day, mandate.seat
    return seat.starts <= day <= (seat.ends or day) and day <= (mandate.ends or day)


def waited_for(standing: Standing, meeting: Meeting) -> tuple[Seat, ...]:
    """The same without those that follow through the minutes: nothing is asked of these."""
    return tuple(seat for seat in may_speak(standing, meeting) if not seat.follows)


def is_for(
    seat: Seat, meeting: Meeting | ListedMeeting, charter: Charter, *, chosen: Collection[int]
) -> bool:
    """Whether a meeting is announced to a seat. One that follows through the minutes hears of
    those that report back, and of those that it chose (`chosen`): by a duty, by its answer."""
    return not seat.follows or seat.pk in chosen or reports_back(charter, meeting)


def reports_back(charter: Charter, meeting: Meeting | ListedMeeting) -> bool:
    """Whether the charter opens this kind of meeting beyond the network."""
    kind = charter.vocabulary.meeting_kinds.get(meeting.kind)
    return kind is not None and kind.audience in BEYOND_THE_NETWORK


def may_see(standing: Standing, meeting: Meeting) -> bool:
    """Sees the meeting's page: those who sit in its body, or fill an office over it."""
    return standing.sits_in(meeting.body_id)
