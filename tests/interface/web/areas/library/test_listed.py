from __future__ import annotations

import feedparser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.domain.library.builders import brought, used
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    STRANGER,
    Room,
)
from tourdetable.domain.library.models import Entry


def titles(client: Client, url: str) -> list[str]:
    return [one.title for one, _by, _stale in client.get(url).context["found"].lines]


def fill(room: Room) -> None:
    brought(room.circle, "Guichet", said={"audience": "body", "territory": "Marseille 14"})
    used(room.circle, brought(room.circle, "Grille", kind="tool", tags=["Accueil"]))
    brought(room.circle, "Navette", kind="sheet", said={"audience": "public"})


def test_each_reads_what_they_may(room: Room) -> None:
    fill(room)
    url = room.url("library")
    who = (COLLEAGUE, NEIGHBOUR, STRANGER, ANONYMOUS)
    assert [titles(room.client(one), url) for one in who] == [
        ["Navette", "Grille", "Guichet"],
        ["Navette", "Grille"],
        ["Navette"],
        ["Navette"],
    ]


def test_one_chooses_and_the_address_keeps_it(room: Room) -> None:
    fill(room)
    client, url = room.client(COLLEAGUE), room.url("library")
    asked = (
        "kind=tool",
        "tag=accueil",
        "territory=marseille",
        "used=no",
        "body=bourg",
        "asks=word",
    )
    assert [titles(client, f"{url}?{one}") for one in asked] == [
        ["Grille"],
        ["Grille"],
        ["Guichet"],
        ["Navette", "Guichet"],
        [],
        [],
    ]
    page = client.get(f"{url}?tag=accueil")
    assert "?kind=tool&amp;tag=accueil" in page.content.decode()


def test_strangers_choose_a_kind_and_see_no_tag_nor_body(room: Room) -> None:
    fill(room)
    page = room.client(ANONYMOUS).get(room.url("library")).content.decode()
    assert "Accueil" not in page.split("<main")[1]
    assert "Choisir plus finement" not in page


def test_the_feed_says_what_is_for_everybody(room: Room) -> None:
    fill(room)
    answer = Client().get(room.url("library_feed"))
    read = feedparser.parse(answer.content)
    assert (read.bozo, read.feed.author) == (False, "Cercle")
    assert [one.title for one in read.entries] == ["Navette"]
    entry = Entry.objects.get(title="Navette")
    assert read.entries[0].link == f"http://testserver{room.url('entry', entry.pk)}"


def test_as_many_queries_for_a_page_of_three_and_of_twenty(room: Room) -> None:
    client, url = room.client(COLLEAGUE), room.url("library")

    def queries() -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200
        return len(found)

    fill(room)
    few = queries()
    for number in range(17):
        used(room.circle, brought(room.circle, f"Outil {number}", kind="tool", tags=["Accueil"]))
    assert queries() == few


def test_whoever_has_an_office_that_prepares_is_led_to_the_sources(room: Room) -> None:
    pages = [room.client(who).get(room.url("library")) for who in (LEAD, COLLEAGUE)]
    assert [page.context["found"].leads for page in pages] == [True, False]
    assert ["Sources lues" in page.content.decode() for page in pages] == [True, False]
