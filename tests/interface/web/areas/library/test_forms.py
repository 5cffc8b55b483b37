from __future__ import annotations

from tests.domain.builders import NOW, TODAY
from tests.domain.library.builders import brought, lead
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.library.models import Entry
from tourdetable.interface.web.areas.library.forms import EntryWords
from tourdetable.interface.web.base.scene import Scene


def form_of(room: Room, entry: Entry) -> EntryWords:
    standing = room.circle.of(room.circle.bao)
    scene = Scene(room.circle.network, standing.charter, NOW, TODAY, standing)
    return EntryWords(entry=entry, scene=scene, capacities=standing.seats, version=1)


def test_a_form_begins_with_what_is_said_and_asks_for_the_seat_last(room: Room) -> None:
    entry = brought(room.circle, tags=["Droits", "Été"], said={"line": "En juin"})
    form = form_of(room, entry)
    assert [form[name].value() for name in ("title", "line", "tags", "expires_on")] == [
        "Fermeture du guichet",
        "En juin",
        "Droits, Été",
        entry.expires_on,
    ]
    assert list(form.fields)[-1] == "acting"
    assert "without_file" not in form.fields


def test_only_what_is_of_a_body_is_kept_to_it(room: Room) -> None:
    there = form_of(room, brought(room.circle))
    wide = form_of(room, brought(room.circle, body=None, by=lead(room.circle)))
    codes = [[code for code, _words in form.fields["audience"].choices] for form in (there, wide)]
    assert codes == [["body", "network", "partners", "public"], ["network", "partners", "public"]]
