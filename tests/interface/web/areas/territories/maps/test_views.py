"""The maps as strangers open them."""

from __future__ import annotations

import pytest

from tests.domain.builders import CHARTER, found_circle, hold
from tests.domain.territories.said import facility, part
from tests.interface.web.areas.decisions.people import ANONYMOUS, Room, furnish
from tests.interface.web.areas.territories.maps.country import (
    REDON,
    RENNES,
    bodies,
    page,
    read,
)

BEGIN = "[[body_kinds]]"
PUBLIC = f'[public]\nbodies = ["circle"]\n\n{BEGIN}'


@pytest.fixture
def open_room(clock: None, db: None) -> Room:
    """A circle whose charter makes its bodies public."""
    circle = found_circle(CHARTER.replace(BEGIN, PUBLIC, 1))
    return furnish(circle, hold(circle))


def test_strangers_see_the_bodies_that_the_charter_shows_and_nothing_more(open_room: Room) -> None:
    part(open_room.circle, RENNES)
    bodies(open_room.circle, [REDON], kind="hidden")
    facility(open_room.circle, RENNES)
    asked = {"show": "facilities", "kind": ""}
    html = read(open_room, ANONYMOUS, "map_public", **asked)
    hidden = ("Salon", "La Passerelle", "tdt-verdict", "/bodies/", "Ana Ruiz")
    assert [word for word in hidden if word in html] == []
    found = page(open_room, ANONYMOUS, "map_public")
    assert [row.name for row in found.near.rows] == ["Cercle du port"]
    assert open_room.client(ANONYMOUS).get(open_room.url("map")).status_code == 302


def test_there_is_no_public_map_when_nothing_is_public(room: Room) -> None:
    part(room.circle, RENNES)
    assert room.client("zoé").get(room.url("map_public")).status_code == 404
