"""The composition can be imported again, and holds no address for who does not compose."""

from __future__ import annotations

import pytest

from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tests.interface.web.areas.rosters.people import composer, hers
from tests.interface.web.areas.rosters.tables.rows import rows
from tourdetable.domain.people.actions import mailbox


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_the_composition_imported_again_changes_nothing(room: Room, kind: str) -> None:
    gaelle = composer(room)
    room.circle.ana.account = mailbox("ana@port.fr")
    room.circle.ana.save()
    content = gaelle.get(room.url("export", "composition", kind)).content
    again = hers(room, content)
    states = [line.state for line in again.lines.all()]
    assert (len(states), set(states)) == (4, {"same"})


def test_addresses_are_for_whoever_composes(room: Room) -> None:
    room.circle.ana.account = mailbox("ana@port.fr")
    room.circle.ana.phone = "06 11"
    room.circle.ana.save()
    seen = rows(composer(room), room, "composition")
    assert "ana@port.fr" in [cell for row in seen for cell in row]
    others = [cell for row in rows(room.client(COLLEAGUE), room, "composition") for cell in row]
    assert ("Ana" in others, "ana@port.fr" in others, "06 11" in others) == (True, False, False)
