from __future__ import annotations

from django.test import Client

from tests.domain.territories.said import placed
from tests.interface.web.areas.decisions.people import Room
from tourdetable.interface.web.areas.territories.access import KINDS


def test_what_names_no_division_does_not_exist(room: Room, gaelle: Client) -> None:
    placed(room.circle)
    for kind in (*KINDS, "body"):
        assert gaelle.get(room.url("territory_settle", kind, 999)).status_code == 404
