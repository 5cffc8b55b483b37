"""Which bodies a map tells of."""

from __future__ import annotations

from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.territories.maps.country import (
    REDON,
    RENNES,
    bodies,
    page,
)


def test_a_kind_is_shown_alone(room: Room) -> None:
    bodies(room.circle, [RENNES])
    bodies(room.circle, [REDON], kind="other")
    assert [row.name for row in page(room).near.rows] == ["Salon 0001", "Salon 0001"]
    assert [row.placed.body.kind for row in page(room, kind="other").near.rows] == ["other"]
