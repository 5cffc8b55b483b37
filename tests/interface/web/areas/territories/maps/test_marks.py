"""How a map tells whether bodies meet as they should."""

from __future__ import annotations

from tests.domain.territories.said import part
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.territories.maps.country import (
    RENNES,
    page,
    read,
)


def test_regularity_is_told_by_words_and_patterns(room: Room) -> None:
    part(room.circle, RENNES)
    html = read(room, show="regularity")
    (row,) = page(room, show="regularity").near.rows
    assert row.state is not None
    assert f'fill="url(#map-{row.state.value})"' in html or row.state.value == "kept"
    assert "tdt-verdict" in html
    assert page(room).near.rows[0].state is None
