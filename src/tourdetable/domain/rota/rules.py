"""Who may read the turns of a body, share them out, and swap, give up or take one."""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.meetings.rules import Capacities, is_theirs, may, may_in_body
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.rota.models import Swap


def may_see(standing: Standing, body: Body) -> bool:
    """Whoever sits in the body, or fills an office over it."""
    return standing.sits_in(body.pk)


def may_share(standing: Standing, body: Body, turns: Iterable[Turn]) -> Capacities:
    """The capacities in which turns are shared out; `turns` are those of `current_turns`."""
    return may_in_body(standing, Right.TURNS, body, turns)


def bearing(standing: Standing, meeting: Meeting, turns: Iterable[Turn], duty: str) -> list[Seat]:
    """The person's seats that have a duty at a meeting."""
    taking = {turn.seat_id for turn in turns if turn.duty == duty}
    return [seat for seat in standing.seats_in(meeting.body_id) if seat.pk in taking]


def may_skip(standing: Standing, meeting: Meeting, turns: Iterable[Turn], duty: str) -> Capacities:
    """Those in which a turn is given up: the seat that has it, or whoever shares turns out."""
    known = list(turns)
    own = bearing(standing, meeting, known, duty)
    return tuple(dict.fromkeys((*own, *may(standing, Right.TURNS, meeting, known))))


def may_offer(standing: Standing, meeting: Meeting) -> tuple[Seat, ...]:
    """The person's seats that take turns, and are theirs on the day of the meeting."""
    here = (m for m in standing.mandates if m.seat.body_id == meeting.body_id)
    return tuple(m.seat for m in here if m.seat.takes_turns and is_theirs(m, meeting))


def own_seat(standing: Standing, pk: int) -> tuple[Seat, ...]:
    """A seat, if the person holds it today."""
    return tuple(seat for seat in standing.seats if seat.pk == pk)


def may_read_swap(standing: Standing, swap: Swap) -> bool:
    """A swap is read by those who sit in its body."""
    return may_see(standing, swap.meeting.body)
