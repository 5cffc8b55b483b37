from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

from django.test import override_settings

from tests.domain.builders import NOW, nothing_changes
from tests.domain.library.builders import MORE, NEWS, items, source
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, NEIGHBOUR, STRANGER, Room
from tourdetable.domain.library.actions.sources import fail_source
from tourdetable.domain.library.models import NewsSource


def written(room: Room, **more: Any) -> dict[str, Any]:
    place = f"port@office:{room.circle.lead.pk}"
    known = {"title": "Préfecture", "address": "https://feeds.example.org/a", "place": place}
    return {"gesture": str(uuid4()), **known, **more}


def test_those_who_prepare_have_a_feed_read_and_stop_it(room: Room) -> None:
    client, url = room.client(LEAD), room.url("library_sources")
    assert client.post(url, written(room)).status_code == 302
    one = NewsSource.objects.get()
    assert (one.body, one.person) == (room.circle.body, room.circle.dora)
    with nothing_changes():
        assert client.post(url, written(room)).status_code == 422
        assert client.post(url, written(room, address="gopher://x")).status_code == 422
    assert "pas encore lue" in client.get(url).content.decode()
    stop, acting = room.url("source_stop", one.pk), f"office:{room.circle.lead.pk}"
    form = {"gesture": str(uuid4()), "acting": acting, "version": one.version}
    assert client.post(stop, form).status_code == 302
    one.refresh_from_db()
    assert one.stopped_on == NOW.date()
    assert "arrêtée le" in client.get(url).content.decode()


def test_others_are_told_who_keeps_them(room: Room) -> None:
    one = source(room.circle)
    who = (COLLEAGUE, NEIGHBOUR, STRANGER)
    assert [
        [room.client(person).get(url).status_code for person in who]
        for url in (room.url("library_sources"), room.url("source_stop", one.pk))
    ] == [[403, 403, 404], [403, 404, 404]]


def test_the_page_says_how_each_goes(room: Room) -> None:
    one = source(room.circle)
    items(room.circle, NEWS, MORE, of=one)
    fail_source(source=one, trouble="silent", now=NOW)
    page = room.client(LEAD).get(room.url("library_sources")).content.decode()
    for words in ("Ce site ne répond pas", "ne se lit pas", "2 en attente", "Arrêté canicule"):
        assert words in page


def test_those_that_cannot_be_read_come_first_and_many_are_folded(room: Room) -> None:
    rows = [source(room.circle, f"https://feeds.example.org/{n}") for n in range(5)]
    fail_source(source=rows[4], trouble="silent", now=NOW)
    page = room.client(LEAD).get(room.url("library_sources")).content.decode()
    shown, folded = page[page.index('id="read"') :].split("<details", 1)
    addresses = re.findall(r"feeds\.example\.org/\d", shown)
    assert addresses == [f"feeds.example.org/{n}" for n in (4, 0, 1)]
    assert "2 autres sources" in folded


@override_settings(FEEDS=False)
def test_where_no_feed_is_read_the_page_says_so_and_offers_none(room: Room) -> None:
    fail_source(source=source(room.circle), trouble="silent", now=NOW)
    client, url = room.client(LEAD), room.url("library_sources")
    page = client.get(url).content.decode()
    assert "Ce site ne lit pas de flux" in page
    offered = ("Le faire lire", "Ce qui est lu", "ne se lit pas", "Nouvel essai")
    assert [words for words in offered if words in page] == []
    with nothing_changes():
        assert client.post(url, written(room)).status_code == 422
