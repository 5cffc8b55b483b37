"""Who says that they used something, and who corrects it."""

from __future__ import annotations

from tourdetable.domain.networks.models import Office, Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.uses.models import Use


def may_use(standing: Standing) -> tuple[Seat | Office, ...]:
    """The person's seats and offices: one uses it where one works."""
    return (*standing.seats, *standing.offices)


def used_by(standing: Standing, use: Use) -> tuple[Seat | Office, ...]:
    """For what the person said it: the seat, whoever holds it now; by an office, the same person
    only."""
    if use.seat is not None:
        return tuple(seat for seat in standing.seats if seat == use.seat)
    return standing.offices if use.person == standing.person else ()
