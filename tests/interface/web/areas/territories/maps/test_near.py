"""The map of one department."""

from __future__ import annotations

from tests.domain.builders import TODAY
from tests.domain.territories.said import part
from tests.effort import some
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tests.interface.web.areas.territories.maps.country import (
    HEAVIEST,
    REDON,
    RENNES,
    VITRE,
    bodies,
    page,
    read,
)
from tourdetable.core.maps.sheets import COUNTRY, names, sheet
from tourdetable.core.territories.standing import communes


def test_one_department_is_drawn_by_its_bodies_and_its_white_zones(room: Room) -> None:
    bodies(room.circle, [RENNES], [REDON, VITRE], ["department:35"])
    found = page(room)
    assert (found.where, found.near.name, found.near.communes) == ("35", "Ille-et-Vilaine", 332)
    assert [(row.number, row.name, len(row.held.codes)) for row in found.near.rows] == [
        (1, "Salon 0001", 1),
        (2, "Salon 0002", 2),
    ]
    assert [one.name for one in found.near.everywhere] == ["Salon 0003"]
    assert (len(found.near.left_out), "Rennes" in found.near.left_out) == (329, False)
    assert {one.name for one in found.bodies.unplaced} == {"Cercle du bourg", "Cercle du port"}


def test_each_area_is_a_link_with_a_name(room: Room) -> None:
    (body,) = bodies(room.circle, [RENNES])
    html = read(room)
    url = f"/circle/bodies/{body.slug}/"
    assert f'<a href="{url}"><title>1. Salon 0001</title><path class="tdt-map__area' in html
    assert 'role="group"' in html
    assert "style=" not in html.partition("<main")[2].partition("</main")[0]


def test_a_neighbourhood_is_drawn_as_a_part_of_its_commune(room: Room) -> None:
    part(room.circle, RENNES, "Maurepas")
    (row,) = page(room).near.rows
    assert (row.held.whole, row.held.part) == (frozenset(), {"35238"})
    assert 'fill="url(#map-part)"' in read(room)


def test_paris_is_drawn_by_its_districts(room: Room) -> None:
    part(room.circle, "municipal:75113")
    found = page(room)
    assert (found.where, found.near.communes, found.near.rows[0].held.whole) == (
        "75",
        20,
        {"75113"},
    )
    assert "Paris 1er Arrondissement" in found.near.left_out


def test_every_department_weighs_less_than_a_page_may(room: Room) -> None:
    """Every other commune in a body: many borders, and a long list of white zones. The departments
    of most communes first."""
    client, url = room.client(COLLEAGUE), room.url("map")
    weights = {}
    places = sorted(names() - {COUNTRY}, key=lambda name: -len(sheet(name).areas))
    for name in some(places, 20):
        codes = sorted(sheet(name).areas)
        (body,) = bodies(room.circle, [f"commune:{code}" for code in codes[::2]])
        weights[name] = len(client.get(url, {"where": name}).content)
        body.delete()
    assert {name: weight for name, weight in weights.items() if weight >= HEAVIEST} == {}
    assert max(weights.values()) > HEAVIEST / 2


def test_white_zones_are_counted_among_the_communes_of_today(room: Room) -> None:
    split = ("commune:15031", "commune:15035", "commune:15047", "commune:15141", "commune:15171")
    bodies(room.circle, split)
    near = page(room, where="15").near
    assert (len(near.rows[0].held.codes), near.communes - len(near.white)) == (5, 5)
    assert near.communes == len(communes("department:15", TODAY))
