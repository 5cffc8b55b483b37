from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.domain.library.builders import MORE, NEWS, items
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, NEIGHBOUR, STRANGER, Room
from tourdetable.domain.library.models import Entry, SourceItem


def sent_by_dora(room: Room, **said: Any) -> dict[str, Any]:
    return {"gesture": str(uuid4()), "acting": f"office:{room.circle.lead.pk}", **said}


def test_an_item_is_kept_in_the_words_of_whoever_keeps_it(room: Room) -> None:
    item, _other = items(room.circle, NEWS, MORE)
    client, url = room.client(LEAD), room.url("source_item_keep", item.pk)
    form = client.get(url).context["form"]
    assert (form["title"].value(), form["address"].value()) == (NEWS.title, NEWS.link)
    said = {"title": "Canicule : seuil", "follow_up": "agenda", "address": NEWS.link}
    assert client.post(url, sent_by_dora(room, **said, tags="Été")).status_code == 302
    entry = Entry.objects.get()
    assert (entry.title, entry.kind, entry.follow_up, entry.body) == (
        "Canicule : seuil",
        "watch",
        "agenda",
        room.circle.body,
    )
    assert "Quelqu’un s’en est occupé" in client.get(url).content.decode()


def test_an_item_is_set_aside(room: Room) -> None:
    (item,) = items(room.circle, NEWS)
    url = room.url("source_item_dismiss", item.pk)
    assert room.client(LEAD).post(url, sent_by_dora(room)).status_code == 302
    assert SourceItem.objects.get().state == "dismissed"
    assert not Entry.objects.exists()


def test_others_neither_keep_nor_set_aside(room: Room) -> None:
    (item,) = items(room.circle, NEWS)
    for view in ("source_item_keep", "source_item_dismiss"):
        url = room.url(view, item.pk)
        clients = [room.client(who) for who in (COLLEAGUE, NEIGHBOUR, STRANGER)]
        assert [one.post(url, sent_by_dora(room)).status_code for one in clients] == [403, 404, 404]
    assert SourceItem.objects.get().state == "waiting"
