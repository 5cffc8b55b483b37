"""The deliverables of a network, of a body; and what came of them."""

from __future__ import annotations

from datetime import date

from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, TODAY
from tests.domain.deliverables.builders import out, planned
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    Room,
)
from tourdetable.domain.deliverables.actions.using import say_used


def listed(room: Room, name: str, asked: str = "") -> str:
    return room.client(name).get(room.url("works") + asked).content.decode()


def test_each_reads_those_that_they_may_know_of(room: Room) -> None:
    out(room.circle, room.meeting, title="Publié", audience="public")
    planned(room.circle, title="Pour le réseau")
    planned(room.circle, title="Entre nous", audience="body")
    titles = ("Publié", "Pour le réseau", "Entre nous")
    found = {
        name: [title for title in titles if title in listed(room, name)]
        for name in (COLLEAGUE, NEIGHBOUR, STRANGER, "anonymous")
    }
    assert found == {
        COLLEAGUE: list(titles),
        NEIGHBOUR: list(titles[:2]),
        STRANGER: ["Publié"],
        "anonymous": ["Publié"],
    }


def test_who_makes_it_is_told_to_those_who_sit_there(room: Room) -> None:
    planned(room.circle)
    assert "Ville du Port" in listed(room, COLLEAGUE)
    assert "Ville du Port" not in listed(room, NEIGHBOUR)


def test_one_asks_for_some_of_them(room: Room) -> None:
    planned(room.circle, title="Tardif", due_on=date(2027, 1, 15), tags=["Nuit"])
    planned(room.circle, title="Prochain", due_on=date(2027, 6, 15))
    out(room.circle, room.meeting, title="Parti")
    found = {
        asked: [t for t in ("Tardif", "Prochain", "Parti") if t in listed(room, SECRETARY, asked)]
        for asked in (
            "?show=late",
            "?show=owed",
            "?show=out",
            "?body=port",
            "?body=bourg",
            "?tag=nuit",
        )
    }
    assert found == {
        "?show=late": ["Tardif"],
        "?show=owed": ["Tardif", "Prochain"],
        "?show=out": ["Parti"],
        "?body=port": ["Tardif", "Prochain", "Parti"],
        "?body=bourg": [],
        "?tag=nuit": ["Tardif"],
    }


def test_one_plans_from_the_list_of_a_body_or_of_all(room: Room) -> None:
    url = room.url("work_new", "port")
    assert url in listed(room, SECRETARY)
    assert url in listed(room, SECRETARY, "?body=port")
    assert url not in listed(room, NEIGHBOUR, "?body=port")


def test_as_many_queries_for_three_as_for_one(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = room.client(SECRETARY), room.url("works")
    planned(room.circle, title="Un")
    client.get(url)
    with django_assert_num_queries(16, exact=False):
        client.get(url)
    for title in ("Deux", "Trois"):
        planned(room.circle, title=title, held_by=[room.circle.town, room.circle.school])
    with django_assert_num_queries(16, exact=False):
        client.get(url)


def test_what_came_of_them_is_counted(room: Room) -> None:
    work = out(room.circle, room.meeting)
    url = room.url("works_impact")
    assert "Personne ne l’a encore dit" in room.client(COLLEAGUE).get(url).content.decode()
    for by, outcome in ((room.circle.by_bao(), "kept"), (room.circle.by_chloe(), "kept")):
        said = {"outcome": outcome, "on": TODAY, "words": "Oui.", "by": by, "now": NOW}
        say_used(deliverable=work, **said)
    found = room.client(NEIGHBOUR).get(url).content.decode()
    assert "\xa0: 2" in found
    assert ">2</td>" in found
