from __future__ import annotations

from tests.domain.site.builders import opened, prepared
from tests.interface.web.areas.decisions.people import ANONYMOUS, COLLEAGUE, NEIGHBOUR, Room


def test_members_hand_on_a_note_a_slide_and_a_mail(room: Room) -> None:
    day = opened(room.circle)
    client = room.client(NEIGHBOUR)
    page = client.get(room.url("day_kit", day.pk))
    text = page.context["mail"]
    assert ("Toute personne qui aime lire" in text, "10 h : lectures" in text) == (True, True)
    assert f"http://testserver{room.url('open_day', day.pk)}" in text
    kinds = {name: client.get(room.url("day_kit_file", day.pk, name)) for name in FILES}
    assert {name: sent.content[:4] for name, sent in kinds.items()} == FILES
    assert client.get(room.url("day_kit_file", day.pk, "x.pdf")).status_code == 404


FILES = {"note.pdf": b"%PDF", "note.odt": b"PK\x03\x04", "slide.pdf": b"%PDF"}


def test_there_is_none_for_strangers_nor_before_it_is_opened(room: Room) -> None:
    url = room.url("day_kit", prepared(room.circle).pk)
    assert [room.client(who).get(url).status_code for who in (ANONYMOUS, COLLEAGUE)] == [302, 404]
