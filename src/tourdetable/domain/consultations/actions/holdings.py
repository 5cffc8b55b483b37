"""What this app keeps for a seat: what it said in consultations that go on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.domain.consultations.models import SeatVoice
from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Seat


class SeatInConsultations:
    """A voice is the seat's, whoever holds it."""

    def weigh(self, seat: Seat, since: date) -> None:
        """Its holders may change."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """What it said, as long as nothing is concluded."""
        rows = SeatVoice.objects.filter(consultation__decision=None, seat=seat)
        rows.exclude(consultation__voices__seat=to).update(seat=to)

    def free(self, seat: Seat, ends: date) -> None:
        """What it said stays said."""

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Nothing here says which person it was."""
        yield from ()


HOLDINGS.append(SeatInConsultations())
