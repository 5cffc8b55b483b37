"""The model says what each column expects; refused lines come back with why."""

from __future__ import annotations

from tests.domain.rosters.files import csv
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.rosters.people import LINES, composer, hers
from tourdetable.core.sheets.headings import find_headings
from tourdetable.core.sheets.reading import read_sheets
from tourdetable.interface.web.areas.rosters.sheets import MODEL


def test_the_model_has_our_bodies_and_colleges(room: Room) -> None:
    content = composer(room).get(room.url("roster_model", "xlsx")).content
    members, explained = read_sheets(content)
    assert find_headings(members).columns == MODEL
    assert members.rows[1][0] == "Cercle du bourg"
    said = {str(row[0]): str(row[2]) for row in explained.rows[1:]}
    assert said["Collège"] == "Au choix : Communes, Médiathèques"
    assert "Cercle du port" in said["Instance"]


def test_refused_lines_corrected_are_importable(room: Room) -> None:
    gaelle = composer(room)
    roster = hers(room, csv(*LINES[:2]))
    content = gaelle.get(room.url("roster_refused", roster.pk, "csv")).content
    mended = content.replace(b"31/04/2026", b"01/04/2027").replace(b"Martin", b"Martin Luc")
    again = hers(room, mended)
    assert [line.state for line in again.lines.all()] == ["created"]
