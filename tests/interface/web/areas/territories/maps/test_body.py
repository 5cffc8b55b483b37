"""The map of one body."""

from __future__ import annotations

import pytest

from tests.domain.territories.said import facility, part
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tests.interface.web.areas.territories.maps.country import (
    HEAVIEST,
    REDON,
)


def test_a_body_is_drawn_commune_by_commune(room: Room) -> None:
    part(room.circle, "epci:243500741")
    facility(room.circle, REDON)
    client = room.client(COLLEAGUE)
    url = f"{room.url('map')}bodies/{room.circle.body.slug}/"
    found = client.get(url).context["page"]
    redon = next(row for row in found.rows if row.code == "35236")
    assert (redon.name, [one.name for one in redon.facilities]) == ("Redon", ["La Passerelle"])
    (drawn,) = found.maps
    assert len(drawn.areas) == len(found.rows) > 20
    assert drawn.title == "Ille-et-Vilaine, Loire-Atlantique, Morbihan"
    assert len(client.get(url).content) < HEAVIEST
    assert client.get(f"{room.url('map')}bodies/nobody/").status_code == 404


@pytest.mark.parametrize(
    ("division", "drawn"),
    [
        ("municipal:13202", ["13"]),
        ("region:53", ["22"]),
        ("region:44", ["france"]),
        ("region:04", ["974"]),
        ("commune:98818", ["988"]),
    ],
)
def test_a_body_has_the_map_that_fits_its_territory(
    room: Room, division: str, drawn: list[str]
) -> None:
    part(room.circle, division)
    answer = room.client(COLLEAGUE).get(f"{room.url('map')}bodies/{room.circle.body.slug}/")
    assert [one.key for one in answer.context["page"].maps] == drawn
    assert len(answer.content) < HEAVIEST
