"""The map of the country."""

from __future__ import annotations

from typing import Any

from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tests.interface.web.areas.territories.maps.country import (
    HEAVIEST,
    REDON,
    RENNES,
    bodies,
    page,
)
from tourdetable.core.maps.sheets import department_of, names, sheet


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
