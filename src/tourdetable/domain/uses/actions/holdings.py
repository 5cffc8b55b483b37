"""What is kept for a seat: what it used. An app appends `SeatUses(ItsUse)` to `HOLDINGS`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.domain.networks.actions.holdings import SeatTrace
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.uses.models import Use


@dataclass(frozen=True)
class SeatUses:
    """What was used from a day on is of the seat of that day."""

    model: type[Use]

    def weigh(self, seat: Seat, since: date) -> None:
        """What was used is the seat's: its holders may change."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """What was used these days."""
        self.model._default_manager.filter(seat=seat, on__gte=since).update(seat=to)

    def free(self, seat: Seat, ends: date) -> None:
        """What was used stays."""

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Nothing here says which person it was: a seat may say it for another day."""
        yield from ()
