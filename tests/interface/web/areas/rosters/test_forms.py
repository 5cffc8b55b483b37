"""What a form asks depends on what there is to say."""

from __future__ import annotations

from tests.domain.rosters.files import csv
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.rosters.people import LINES, composer, hers, posted


def test_nobody_is_asked_about_refused_lines_that_there_are_not(room: Room) -> None:
    gaelle = composer(room)
    for lines, hidden in ((LINES[:1], True), (LINES, False)):
        roster = hers(room, csv(*lines))
        form = gaelle.get(room.url("roster_confirm", roster.pk)).context["form"]
        assert form["take_good"].is_hidden == hidden


def test_an_answer_must_be_among_those_offered(room: Room) -> None:
    gaelle = composer(room)
    roster = hers(room, csv(LINES[2]))
    where = room.url("roster_settle", roster.pk, 2)
    for answer in ("", "999999"):
        assert gaelle.post(where, posted(roster, question_0=answer)).status_code == 422


def test_a_file_is_needed(room: Room) -> None:
    answer = composer(room).post(room.url("rosters"), posted(starts="2027-03-01"))
    assert (answer.status_code, "file" in answer.context["form"].errors) == (422, True)
