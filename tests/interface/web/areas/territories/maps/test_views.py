"""The maps as people open them: what they weigh, what they ask, what they never show."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.builders import CHARTER, FOUNDED, TODAY, found_circle, hold
from tests.domain.territories.said import facility, part
from tests.interface.web.areas.decisions.people import ANONYMOUS, COLLEAGUE, Room, furnish
from tests.interface.web.areas.territories.maps.country import bodies
from tourdetable.core.maps.sheets import department_of, names, sheet
from tourdetable.domain.territories.models import CatchmentArea

HEAVIEST = 150_000
BEGIN = "[[body_kinds]]"
PUBLIC = f'[public]\nbodies = ["circle"]\n\n{BEGIN}'
RENNES, REDON, VITRE = "commune:35238", "commune:35236", "commune:35360"


@pytest.fixture
def open_room(clock: None, db: None) -> Room:
    """A circle whose charter makes its bodies public."""
    circle = found_circle(CHARTER.replace(BEGIN, PUBLIC, 1))
    return furnish(circle, hold(circle))


def page(room: Room, who: str = COLLEAGUE, view: str = "map", **asked: Any) -> Any:
    return room.client(who).get(room.url(view), asked).context["page"]


def read(room: Room, who: str = COLLEAGUE, view: str = "map", **asked: Any) -> str:
    answer = room.client(who).get(room.url(view), asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


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


def test_several_departments_are_the_country_and_each_leads_to_its_map(room: Room) -> None:
    bodies(room.circle, [RENNES], [REDON], ["epci:249740101"], ["collectivity:987"])
    found = page(room)
    assert [(row.code, row.name, row.count, row.url) for row in found.far.concerned] == [
        ("35", "Ille-et-Vilaine", 2, "?where=35"),
        ("974", "La Réunion", 1, "?where=974"),
        ("987", "Polynésie française", 1, "?where=987"),
    ]
    frames = ["france", "971", "972", "973", "974", "976", "987"]
    assert [one.key for one in found.maps] == frames
    assert [one.system for one in found.maps][4] == "RGR92 / UTM 40S"
    there = page(room, where="974")
    assert (there.near.name, len(there.near.rows), len(there.near.rows[0].held.codes)) == (
        "La Réunion",
        1,
        5,
    )


def test_a_kind_is_shown_alone(room: Room) -> None:
    bodies(room.circle, [RENNES])
    bodies(room.circle, [REDON], kind="other")
    assert [row.name for row in page(room).near.rows] == ["Salon 0001", "Salon 0001"]
    assert [row.placed.body.kind for row in page(room, kind="other").near.rows] == ["other"]


def test_regularity_is_told_by_words_and_patterns(room: Room) -> None:
    part(room.circle, RENNES)
    html = read(room, show="regularity")
    (row,) = page(room, show="regularity").near.rows
    assert row.state is not None
    assert f'fill="url(#map-{row.state.value})"' in html or row.state.value == "kept"
    assert "tdt-verdict" in html
    assert page(room).near.rows[0].state is None


def test_an_area_of_influence_is_shown_when_it_is_ticked(room: Room) -> None:
    centre = facility(room.circle, RENNES)
    CatchmentArea.objects.create(facility=centre, division=VITRE, starts=FOUNDED, known_on=TODAY)
    plain = page(room, show="facilities")
    (place,) = plain.lines
    assert (place.commune, [one.name for one in place.facilities]) == ("Rennes", ["La Passerelle"])
    assert [mark.number for mark in plain.near.drawn.marks] == [1]
    assert [area.style for area in plain.near.drawn.areas] == []
    ticked = page(room, show="facilities", area=str(centre.pk))
    (area,) = ticked.near.drawn.areas
    assert (area.style, area.title, area.shape.whole.count("M")) == ("reach", "La Passerelle", 2)
    assert "La Passerelle" in read(room, show="facilities", area=str(centre.pk))


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


@pytest.mark.parametrize("where", ["99", "75056", "france", "zz"])
def test_what_is_no_department_has_no_map(room: Room, where: str) -> None:
    assert room.client(COLLEAGUE).get(room.url("map"), {"where": where}).status_code == 404


def test_every_department_weighs_less_than_a_page_may(room: Room) -> None:
    """Every other commune in a body: many borders, and a long list of white zones."""
    client, url = room.client(COLLEAGUE), room.url("map")
    weights = {}
    for name in sorted(name for name in names() if len(name) < 4):
        codes = sorted(sheet(name).areas)
        (body,) = bodies(room.circle, [f"commune:{code}" for code in codes[::2]])
        weights[name] = len(client.get(url, {"where": name}).content)
        body.delete()
    assert {name: weight for name, weight in weights.items() if weight >= HEAVIEST} == {}
    assert max(weights.values()) > HEAVIEST / 2


def test_a_country_of_a_thousand_bodies_weighs_and_asks_what_three_do(
    room: Room, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    few = bodies(room.circle, [RENNES], ["department:62"], ["epci:249740101"])
    client, url = room.client(COLLEAGUE), room.url("map")
    client.get(url)
    with django_assert_max_num_queries(20) as asked:
        client.get(url)
    assert len(few) == 3
    codes = sorted(code for name in names() if len(name) == 2 for code in sheet(name).areas)
    bodies(room.circle, *([f"commune:{code}"] for code in codes[::35][:1000]), kind="other")
    with django_assert_num_queries(len(asked)):
        whole = client.get(url)
    assert len(whole.context["page"].far.concerned) > 80
    assert len(whole.content) < HEAVIEST
    assert {department_of(code) for code in codes} >= {"35", "2A"}
