"""The experiences of a network."""

from __future__ import annotations

from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW
from tests.domain.experience.builders import called, proposed, published
from tests.interface.web.areas.decisions.people import ANONYMOUS, LEAD, SECRETARY, Room
from tests.interface.web.areas.experience.told import read
from tourdetable.domain.experience.actions.checking import ask_second

QUERIES = 12


def test_each_finds_what_waits_and_what_was_told(room: Room) -> None:
    called(room.circle, title="Un appel")
    draft = proposed(room.circle, title="Un brouillon")
    ask_second(report=draft, version=1, seat=room.circle.town, by=room.circle.by_bao(), now=NOW)
    published(room.circle, proposed(room.circle, title="Une fiche"), audience="public")
    words = ("Un appel", "Un brouillon", "Une fiche", "Appeler à raconter")
    found = {
        who: [word in read(room, "experiences", who=who) for word in words]
        for who in ("bao", SECRETARY, LEAD, ANONYMOUS)
    }
    assert found == {
        "bao": [True, True, True, False],
        SECRETARY: [True, True, True, False],
        LEAD: [True, False, True, True],
        ANONYMOUS: [False, False, True, False],
    }


def test_the_page_costs_the_same_for_one_and_many(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = room.client("ana"), room.url("experiences")
    published(room.circle)
    client.get(url)
    with django_assert_num_queries(QUERIES):
        client.get(url, {"page": 1})
    for number in range(3):
        published(room.circle, proposed(room.circle, title=f"Lire {number}", tags=["nuit"]))
    client.get(url)
    with django_assert_num_queries(QUERIES):
        client.get(url, {"page": 1})


def test_one_cuts_them_down_to_a_tag(room: Room) -> None:
    for tag in ("nuit", "été"):
        published(room.circle, proposed(room.circle, title=f"Lire, {tag}", tags=[tag]))
    page = room.client("ana").get(room.url("experiences"), {"tag": "nuit"}).context["list"]
    assert [one.report.title for one in page.lines] == ["Lire, nuit"]
    assert ([tag.name for tag in page.tags], page.query) == (["été", "nuit"], "tag=nuit&")
