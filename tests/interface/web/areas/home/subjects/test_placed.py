"""Whoever composes a network is told of the bodies that are not composed as expected."""

from __future__ import annotations

import pytest

from tests.domain.builders import found_circle, hold
from tests.domain.convention.builders import signed
from tests.domain.convention.grounds import settled
from tests.interface.web.areas.decisions.people import Room, furnish, steward
from tests.interface.web.areas.home.test_upkeep import told

COMPOSED = "Instances dont la composition n’est pas celle qui est attendue"


@pytest.fixture
def kept_room(clock: None, db: None) -> Room:
    """The room; Gaëlle composes its network."""
    circle = found_circle()
    room = furnish(circle, hold(circle))
    steward(room)
    return room


def test_a_body_that_is_not_composed_as_expected_is_told(kept_room: Room) -> None:
    assert COMPOSED not in told("Gaëlle")
    settled(kept_room.circle)
    signed(kept_room.circle)
    assert told("Gaëlle")[COMPOSED] == ["Cercle du port"]
    assert COMPOSED not in told("Bao")
