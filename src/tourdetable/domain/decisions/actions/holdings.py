"""What this app keeps for a seat: positions, and what it has to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.meetings.actions.holdings import meetings_from
from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Seat


class SeatInDecisions:
    """What is to be done is the seat's, whoever holds it."""

    def weigh(self, seat: Seat, since: date) -> None:
        """A position is the seat's: its holders may change."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """The positions of these days, and all that is not done yet or owned from then on."""
        later = [meeting.pk for meeting in meetings_from(seat, since)]
        Position.objects.filter(decision__meeting__in=later, seat=seat).update(seat=to)
        FollowUp.objects.filter(seat=seat, done_on=None).update(seat=to)
        Decision.objects.filter(owner=seat).exclude(due__lt=since).update(owner=to)

    def free(self, seat: Seat, ends: date) -> None:
        """What is not done stays owed by the institution, and seen."""

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Nothing here says which person it was."""
        yield from ()


HOLDINGS.append(SeatInDecisions())
