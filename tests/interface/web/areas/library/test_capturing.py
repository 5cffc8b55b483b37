"""Something brought in thirty seconds, by the page or by the program that keeps it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.domain.builders import nothing_changes
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, STRANGER, Room
from tourdetable.domain.library.models import Entry


def written(room: Room, **more: Any) -> dict[str, Any]:
    """What Bao sends of a line, for the circle."""
    place = f"port@seat:{room.circle.library.pk}"
    known = {"title": "Un guichet ferme", "kind": "watch", "place": place}
    return {"gesture": str(uuid4()), **known, **more}


def test_a_title_is_enough(room: Room) -> None:
    client, url = room.client(COLLEAGUE), room.url("entry_new")
    page = client.get(url).content.decode()
    assert "Un titre suffit" in page
    done = client.post(url, written(room, line="Le 30 juin"), follow=True).content.decode()
    entry = Entry.objects.get()
    assert (entry.title, entry.line, entry.seat, entry.body) == (
        "Un guichet ferme",
        "Le 30 juin",
        room.circle.library,
        room.circle.body,
    )
    assert "C’est dans la bibliothèque" in done
    with nothing_changes():
        assert client.post(url, written(room, title=" ")).status_code == 422
        assert client.post(url, written(room, kind="poem")).status_code == 422


def test_an_address_begins_it(room: Room) -> None:
    asked = "title=Arr%C3%AAt%C3%A9&url=https://example.org/a&text=Seuil&kind=tool"
    page = room.client(COLLEAGUE).get(f"{room.url('entry_new')}?{asked}")
    form = page.context["form"]
    assert [form[name].value() for name in ("title", "address", "line", "kind")] == [
        "Arrêté",
        "https://example.org/a",
        "Seuil",
        "tool",
    ]


def test_the_program_is_told_that_it_is_recorded_once(room: Room) -> None:
    client, url, sent = room.client(COLLEAGUE), room.url("entry_new"), written(room)
    first = client.post(url, sent, headers={"X-Kept": "now"}).json()
    entry = Entry.objects.get()
    assert first == {"recorded": True, "then": room.url("entry", entry.pk)}
    with nothing_changes():
        again = client.post(url, sent, headers={"X-Kept": "later"}).json()
    assert again == {"recorded": True, "then": room.url("library")}


@pytest.mark.parametrize("wrong", [{"title": ""}, {"place": "bourg@seat:1"}, {"address": "x"}])
def test_the_program_is_told_when_its_writer_must_look(room: Room, wrong: dict[str, str]) -> None:
    client, url = room.client(COLLEAGUE), room.url("entry_new")
    with nothing_changes():
        told = client.post(url, written(room, **wrong), headers={"X-Kept": "now"}).json()
    assert told == {"recorded": False}


def test_what_is_sent_later_leaves_no_word_for_the_next_page(room: Room) -> None:
    client, url = room.client(COLLEAGUE), room.url("entry_new")
    client.post(url, written(room), headers={"X-Kept": "later"})
    assert "C’est dans la bibliothèque" not in client.get(url).content.decode()


def test_an_office_brings_something_too_and_a_stranger_nothing(room: Room) -> None:
    place = f"port@office:{room.circle.lead.pk}"
    room.client(LEAD).post(room.url("entry_new"), written(room, place=place))
    entry = Entry.objects.get()
    assert (entry.seat, entry.person) == (None, room.circle.dora)
    assert room.client(STRANGER).get(room.url("entry_new")).status_code == 404


def test_the_program_that_keeps_the_page_sees_no_other(room: Room) -> None:
    answer = room.client(COLLEAGUE).get(room.url("entry_offline"))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/javascript")
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert room.url("entry_offline").startswith(room.url("entry_new"))
