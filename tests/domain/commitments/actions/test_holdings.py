"""A seat that changes keeps what was asked of its holders."""

from __future__ import annotations

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle
from tests.domain.commitments.builders import asked_of
from tourdetable.domain.networks.actions.succession import change_seat


def test_it_goes_with_the_seat_that_continues_another(circle: Circle) -> None:
    (one,) = asked_of(circle, None, "Ana")
    there = {"college": "libraries", "kind": "standing", "volunteers": False, "on": TODAY}
    seat = change_seat(seat=circle.town, **there, confirmed=True, by=OPERATOR, now=NOW)
    one.refresh_from_db()
    assert (one.seat, seat.continues) == (seat, circle.town)
