"""What this app keeps for a seat: what it said in rounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.domain.meetings.actions.holdings import meetings_from
from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.rounds.models import RoundEntry


class SeatInRounds:
    """What was said is the seat's, whoever held it."""

    def weigh(self, seat: Seat, since: date) -> None:
        """Its holders may change: the seat has spoken."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """What was said on these days."""
        later = [meeting.pk for meeting in meetings_from(seat, since)]
        RoundEntry.objects.filter(round__meeting__in=later, seat=seat).update(seat=to)

    def free(self, seat: Seat, ends: date) -> None:
        """What was said stays said."""

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Nothing here says which person it was."""
        yield from ()


HOLDINGS.append(SeatInRounds())
