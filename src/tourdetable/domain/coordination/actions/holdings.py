"""What this app keeps for a seat: what was said and agreed with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.domain.coordination.models import SupportNote
from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Seat


class SeatInSupport:
    """What was said with a seat from a day on is of the seat of that day."""

    def weigh(self, seat: Seat, since: date) -> None:
        """What was said is the seat's: its holders may change."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """What was said these days."""
        SupportNote.objects.filter(seat=seat, on__gte=since).update(seat=to)

    def free(self, seat: Seat, ends: date) -> None:
        """What was said stays."""

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Nothing here says which person it was."""
        yield from ()


HOLDINGS.append(SeatInSupport())
