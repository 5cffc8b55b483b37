"""The bodies of a network, a page at a time."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR, draw
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tests.interface.web.areas.networks.people import MAY
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.interface.web.areas.networks.bodies import ROWS, BodiesPage


def install(room: Room, count: int) -> None:
    for number in range(count):
        install_body(
            network=room.circle.network,
            kind="board" if number else "circle",
            name=f"Bureau {number}",
            slug=f"board-{number}",
            starts=FOUNDED,
            by=OPERATOR,
            now=NOW,
        )


def page(room: Room, **query: str) -> BodiesPage:
    found: Any = room.client(COLLEAGUE).get(room.url("network"), query).context["page"]
    bodies: BodiesPage = found.bodies
    return bodies


def names(found: BodiesPage) -> list[str]:
    return [row.name for _kind, rows in found.groups for row in rows]


def test_one_s_own_come_first_then_those_that_need_care(room: Room) -> None:
    install(room, ROWS + 3)
    found = page(room)
    assert (found.total, found.needing, found.long) == (ROWS + 5, 3, True)
    assert names(found)[:4] == ["Cercle du port", "Bureau 0", "Cercle du bourg", "Bureau 1"]
    assert len(names(found)) == ROWS
    assert len(names(page(room, page="2"))) == 5


def test_they_are_filtered_by_name_kind_and_need(room: Room) -> None:
    install(room, ROWS + 3)
    assert names(page(room, name="BOURG")) == ["Cercle du bourg"]
    assert names(page(room, name="nulle part")) == []
    assert [row.state for _kind, rows in page(room, need="1").groups for row in rows] == [
        State.AT_RISK,
        State.BROKEN,
        State.BROKEN,
    ]
    found = page(room, kind="circle")
    assert names(found) == ["Cercle du port", "Bureau 0", "Cercle du bourg"]
    assert [(kind.name, kind.count, kind.current) for kind in found.kinds] == [
        ("Cercle", 3, True),
        ("Bureau", ROWS + 2, False),
    ]


def test_each_says_its_next_meeting(room: Room) -> None:
    draw(room.circle.body, MAY, "Lecture de mai")
    draw(room.circle.body, MAY.replace(month=6, day=3), "Lecture de juin")
    told = {row.name: row.told for _kind, rows in page(room).groups for row in rows}
    assert {name: words.replace("\N{NO-BREAK SPACE}", " ") for name, words in told.items()} == {
        "Cercle du port": "Prochaine séance le jeudi 6 mai 2027",
        "Cercle du bourg": "Aucune séance en vue",
    }


@pytest.mark.parametrize("count", [1, ROWS + 3])
def test_they_cost_the_same_whatever_their_number(
    room: Room, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    install(room, count)
    client = room.client(COLLEAGUE)
    client.get(room.url("network"))
    with django_assert_num_queries(10):
        client.get(room.url("network"))
