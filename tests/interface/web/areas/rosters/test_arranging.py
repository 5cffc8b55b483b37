"""How a file is read is said by hand where it was not understood."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.rosters.people import composer, hers, posted
from tourdetable.domain.rosters.models import RosterImport
from tourdetable.domain.rosters.phrases import spoken

FILE = (
    "Groupe;Qui;Collège;Personne;Depuis\n"
    "Comité X;Caf;Élus;Aline Martin;\n"
    "Cercle du port;Région;;Bruno Durand;\n"
).encode()


@pytest.fixture
def gaelle(room: Room) -> Client:
    return composer(room)


def arranged(roster: RosterImport, **changed: Any) -> dict[str, Any]:
    columns = {f"column_{n}": code for n, code in enumerate(roster.columns)}
    general = {"sheet": "0", "heading_row": "1", "body": "", "starts": "2027-03-01"}
    return posted(roster, **{**columns, **general, "order": "given", **changed})


def test_columns_and_words_are_settled_by_hand(room: Room, gaelle: Client) -> None:
    roster = hers(room, FILE)
    assert (roster.columns, roster.lines.count()) == (["body", "", "college", "full", "starts"], 0)
    where = room.url("roster_arrange", roster.pk)
    page = gaelle.get(where).content.decode()
    assert "Quelle instance est" in page
    form = arranged(
        roster,
        column_1="institution",
        body_0=f"body:{room.circle.body.pk}",
        college_0="towns",
        college_1="libraries",
    )
    answer = gaelle.post(where, form)
    assert answer.headers["Location"] == room.url("roster", roster.pk)
    first, second = roster.lines.all()
    assert (first.state, second.state) == ("created", "created")
    assert "Médiathèques" in spoken(second.says[1])
    assert "Aline Martin" in spoken(first.says[-2])


def test_whoever_has_no_institution_sits_in_their_own_name(room: Room, gaelle: Client) -> None:
    roster = hers(room, FILE)
    told = {"body_0": f"body:{room.circle.body.pk}", "college_0": "towns"}
    form = arranged(roster, own_names="on", **told)
    gaelle.post(room.url("roster_arrange", roster.pk), form)
    line = roster.lines.all()[0]
    assert spoken(line.says[0]) == "nouvelle institution\u00a0: Aline Martin"


def test_a_body_is_opened_if_its_kind_is_said(room: Room, gaelle: Client) -> None:
    roster = hers(room, FILE)
    form = arranged(roster, column_1="institution", body_0="kind:board", college_0="towns")
    gaelle.post(room.url("roster_arrange", roster.pk), form)
    line = roster.lines.all()[0]
    assert (line.state, spoken(line.says[0])) == ("created", "nouvelle instance\u00a0: Comité X")


def test_two_columns_cannot_be_the_same(room: Room, gaelle: Client) -> None:
    roster = hers(room, FILE)
    form = arranged(roster, column_1="institution", column_3="institution")
    answer = gaelle.post(room.url("roster_arrange", roster.pk), form)
    assert (answer.status_code, roster.lines.count()) == (422, 0)


def test_other_headings_are_looked_at_afresh(room: Room, gaelle: Client) -> None:
    roster = hers(room, "Liste;;\nStructure;Nom;Prénom\nCaf;Martin;Aline".encode())
    assert roster.heading_row == 1
    gaelle.post(room.url("roster_arrange", roster.pk), arranged(roster, heading_row="1"))
    roster.refresh_from_db()
    assert (roster.heading_row, roster.headings[0]) == (0, "Liste")
