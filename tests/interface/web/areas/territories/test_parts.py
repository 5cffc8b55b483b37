from __future__ import annotations

from datetime import date

from tests.domain.builders import TODAY
from tests.domain.territories.said import BEFORE, facility, part
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.territories.terrain import Terrain
from tourdetable.interface.web.areas.territories.parts import communes_shown, shown_parts


def test_a_row_is_called_as_it_was_written(room: Room) -> None:
    circle = room.circle
    rows = [
        part(circle, "commune:01039", starts=BEFORE, known_on=BEFORE),
        part(circle, "municipal:13215", "La Viste"),
    ]
    found = shown_parts(rows, TODAY)
    assert [(one.name, one.where, one.people, len(one.waits), one.kind) for one in found] == [
        ("Béon", "Ain", None, 1, "part"),
        ("La Viste (Marseille 15e)", "Bouches-du-Rhône", None, 0, "part"),
    ]


def test_a_facility_is_said_to_stand_where_it_does_now(room: Room) -> None:
    merged = facility(room.circle, "commune:01039", starts=BEFORE, known_on=BEFORE)
    split = facility(room.circle, "commune:60054", starts=BEFORE, known_on=BEFORE)
    found = [(one.name, len(one.waits)) for one in shown_parts([merged, split], TODAY)]
    assert found == [("Beaumont-les-Nonains", 1), ("Culoz-Béon", 0)]


def test_communes_are_named_where_there_are_several() -> None:
    day = date(2026, 11, 30)
    assert communes_shown([Terrain("municipal:13215")], day) == []
    assert communes_shown([Terrain("commune:13004"), Terrain("commune:13108")], day) == [
        "Arles",
        "Tarascon",
    ]
