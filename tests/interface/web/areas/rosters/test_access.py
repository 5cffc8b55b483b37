"""An import is seen by whoever composes the network, and changed while it waits."""

from __future__ import annotations

from tests.domain.rosters.files import begun, confirmed, csv
from tests.interface.web.areas.decisions.people import COLLEAGUE, STRANGER, Room
from tests.interface.web.areas.rosters.people import composer

LINE = "Cercle du port;Caf;Communes;Martin Aline;;;"


def test_who_sees_an_import_and_what_the_others_are_told(room: Room) -> None:
    roster = begun(room.circle, csv(LINE))
    where = room.url("roster", roster.pk)
    assert composer(room).get(where).status_code == 200
    refused = room.client(COLLEAGUE).get(where)
    assert refused.status_code == 403
    assert "Réservé à" in refused.content.decode()
    assert room.client(STRANGER).get(where).status_code == 404


def test_once_confirmed_it_is_changed_no_more(room: Room) -> None:
    roster = confirmed(begun(room.circle, csv(LINE)))
    gaelle = composer(room)
    pages = ("roster_arrange", "roster_confirm", "roster_drop")
    assert [gaelle.get(room.url(page, roster.pk)).status_code for page in pages] == [404] * 3
    assert gaelle.get(room.url("roster_settle", roster.pk, 2)).status_code == 404
