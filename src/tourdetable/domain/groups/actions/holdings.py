"""What this app keeps for a seat: the steps that it sees to, the groups that it would join."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.domain.groups.models import GroupStep, Joining
from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Seat


class SeatInGroups:
    """A step is the seat's, whoever holds it; what a seat would join goes with it."""

    def weigh(self, seat: Seat, since: date) -> None:
        """Its holders may change."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """What is not done yet, and what it would join where nobody has chosen."""
        GroupStep.objects.filter(seat=seat, done_on=None).update(seat=to)
        Joining.objects.filter(seat=seat, answer__call__chosen_at=None).update(seat=to)

    def free(self, seat: Seat, ends: date) -> None:
        """What is not done stays seen, with the institution that was to do it."""

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Nobody is proved to have held it by what they would join."""
        yield from ()


HOLDINGS.append(SeatInGroups())
