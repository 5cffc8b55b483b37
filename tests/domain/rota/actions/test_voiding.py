"""A swap whose turn has changed hands otherwise waits for nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, Circle
from tests.domain.rota.seasons import meetings, rota_circle, taken
from tourdetable.domain.rota.actions.swaps import ask_swap
from tourdetable.domain.rota.actions.voiding import void_swaps


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


def test_it_is_void_once_the_turn_is_of_another_seat(circle: Circle) -> None:
    held = meetings(circle, 2, NOW + timedelta(days=9))
    taken(held, circle.town, circle.library)
    said = {"in_exchange": held[1], "duty_back": "secretary", "by": circle.by_ana(), "now": NOW}
    swap = ask_swap(meeting=held[0], duty="secretary", other=circle.library, **said)
    void_swaps(held)
    swap.refresh_from_db()
    assert swap.state == "asked"
    taken(held[1:], circle.school)
    void_swaps(held)
    swap.refresh_from_db()
    assert swap.state == "void"
