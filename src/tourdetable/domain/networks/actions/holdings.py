"""What hangs on a seat in the apps above: each says it in its own `actions.holdings`, found
while Django loads the apps (as for `facts`). Nothing calls up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tourdetable.domain.networks.models import Seat


@dataclass(frozen=True)
class SeatTrace:
    """Something recorded that says that a person held a seat on a day, in words."""

    person: int
    day: date
    words: str


class SeatHoldings(Protocol):
    """What one app keeps for a seat."""

    def weigh(self, seat: Seat, since: date) -> None:
        """Its holders changed from that day on: what they said there is weighed again."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """Another seat continues it from that day on: it takes what is of these days."""

    def free(self, seat: Seat, ends: date) -> None:
        """The seat ends that day: what it was to do afterwards is free."""

    def traces(self, seat: Seat) -> Iterable[SeatTrace]:
        """What says who held it, and when."""


HOLDINGS: list[SeatHoldings] = []


def weigh(seat: Seat, since: date) -> None:
    """Its holders have changed from that day on."""
    for one in HOLDINGS:
        one.weigh(seat, since)


def pass_on(seat: Seat, to: Seat, since: date) -> None:
    """Another seat has taken its place from that day on."""
    for one in HOLDINGS:
        one.pass_on(seat, to, since)


def free(seat: Seat, ends: date) -> None:
    """It has ended on that day."""
    for one in HOLDINGS:
        one.free(seat, ends)


def traces(seat: Seat) -> Iterator[SeatTrace]:
    """All that says who held it."""
    for one in HOLDINGS:
        yield from one.traces(seat)
