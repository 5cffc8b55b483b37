"""What this app keeps for a seat: what it relayed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.relays.models import Relay


class SeatInRelays:
    """What was relayed from a day on is of the seat of that day."""

    def weigh(self, seat: Seat, since: date) -> None:
        """What was relayed is the seat's: its holders may change."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """What was relayed these days."""
        Relay.objects.filter(seat=seat, on__gte=since).update(seat=to)

    def free(self, seat: Seat, ends: date) -> None:
        """What was relayed stays."""

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Nothing here says which person it was."""
        yield from ()


HOLDINGS.append(SeatInRelays())
