"""Kits leave once, by the clock of the installation."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, Circle, kinds_of_events
from tests.domain.rota.seasons import meetings, rota_circle, taken
from tourdetable.domain.rota.actions.kits import send_kits


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


def test_each_kit_leaves_once_and_again_for_whoever_takes_the_turn(circle: Circle) -> None:
    held = meetings(circle, 1, NOW + timedelta(days=9))
    taken(held, circle.town)
    assert (send_kits(now=NOW), send_kits(now=NOW)) == (1, 0)
    taken(held, circle.library)
    assert send_kits(now=NOW) == 1
    assert kinds_of_events().count("kit.sent") == 2
