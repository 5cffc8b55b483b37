from __future__ import annotations

from tests.domain.builders import FOUNDED
from tests.domain.territories.said import BEFORE, facility, part
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tests.interface.web.areas.rosters.tables.rows import rows


def test_every_part_is_a_line_with_its_official_code(room: Room) -> None:
    part(room.circle, "municipal:13215")
    part(room.circle, "commune:01039", starts=BEFORE, known_on=BEFORE)
    part(room.circle, "commune:13005", "Le Charrel")
    headings, *found = rows(room.client(COLLEAGUE), room, "territories")
    assert headings[3:6] == ("Code officiel", "Quartier", "Population")
    district, body = "arrondissement municipal", "Cercle du port"
    assert found == [
        (body, "Béon", "commune", "01039", "", "", BEFORE, ""),
        (body, "Marseille 15e", district, "13215", "", "79161", FOUNDED, ""),
        (body, "Aubagne", "commune", "13005", "Le Charrel", "", FOUNDED, ""),
    ]


def test_every_facility_is_a_line(room: Room) -> None:
    facility(room.circle, "municipal:13215", "La Viste")
    _headings, found = rows(room.client(COLLEAGUE), room, "facilities")
    said = ("La Passerelle", "Centre social", "Médiathèque")
    where = ("Marseille 15e", "arrondissement municipal", "13215", "La Viste")
    assert found == (*said, *where, "", FOUNDED, "")
