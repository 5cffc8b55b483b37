"""Who keeps the register: any member, for a seat or an office; all read it."""

from __future__ import annotations

from tourdetable.domain.networks.models import Office, Seat
from tourdetable.domain.networks.queries import Standing


def may_keep(standing: Standing) -> tuple[Seat | Office, ...]:
    """The capacities in which somebody adds to the register and corrects it."""
    return (*standing.seats, *standing.offices)
