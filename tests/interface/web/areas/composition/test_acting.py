from __future__ import annotations

from tests.domain.builders import TODAY
from tests.interface.web.areas.composition.people import composer, version, written
from tests.interface.web.areas.decisions.people import Room


def test_an_act_says_where_it_stands_and_goes_back_there(room: Room) -> None:
    gaelle, mandate = composer(room), room.circle.school.mandates.get()
    url = room.url("mandate_end", mandate.pk)
    shown = gaelle.get(url).context
    assert [step["label"] for step in shown["trail"]] == [
        "Réseau",
        "Composition",
        "Cercle du port",
        "École du Môle",
        "Mettre fin au mandat de Chloé Émery",
    ]
    seat = room.url("composition_seat", mandate.seat_id)
    assert shown["cancel"] == seat
    sent = gaelle.post(url, written(version=version(mandate.seat), ends=TODAY))
    assert sent.headers["Location"] == seat
