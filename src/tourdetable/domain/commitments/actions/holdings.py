"""What this app keeps for a seat: what was asked of its holders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.commitments.queries import still
from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Seat


class SeatCommitments:
    """A commitment is of whoever holds the seat: it goes with a seat that continues another, and
    counts no longer than the mandate does (`facts`)."""

    def weigh(self, seat: Seat, since: date) -> None:
        """What was asked stays asked."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """What is not over is of the other seat."""
        Commitment.objects.filter(still(since), seat=seat).update(seat=to)

    def free(self, seat: Seat, ends: date) -> None:
        """Nobody else is held to it."""

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Nobody is proved to have held it by what they were asked."""
        yield from ()


HOLDINGS.append(SeatCommitments())
