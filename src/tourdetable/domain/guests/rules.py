"""Who may call somebody in, and take it back.

Members do (ITC-11): whoever sits in the body, but for those who are only invited there; and the
offices that convene or compose it.
"""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.charter.terms.model import Right, SeatKind
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body, Office, Seat
from tourdetable.domain.networks.queries import Standing

ANIMATING = (Right.CONVENE, Right.COMPOSE)


def may_call_in(standing: Standing, body: Body) -> Capacities:
    """The capacities in which the person may call somebody in to a body."""
    sitting = (s for s in standing.seats_in(body.pk) if s.kind != SeatKind.INVITED)
    return (*sitting, *animating(standing, body))


def may_withdraw(standing: Standing, guest: Guest) -> Capacities:
    """Those in which they may take it back, end it or send the link again: the seat or the office
    that called in, and whoever animates the body."""
    own: Iterable[Seat | Office] = (*standing.seats, *standing.offices)
    calling = [one for one in own if one in (guest.seat, guest.office)]
    return tuple(dict.fromkeys([*calling, *animating(standing, guest.body)]))


def animating(standing: Standing, body: Body) -> tuple[Office, ...]:
    """The offices that convene a body, or compose it."""
    found = (office for right in ANIMATING for office in standing.offices_with(right, body))
    return tuple(dict.fromkeys(found))


def may_see(standing: Standing, body: Body) -> bool:
    """Who was called in is for those who sit in the body, or fill an office over it."""
    return standing.sits_in(body.pk)
