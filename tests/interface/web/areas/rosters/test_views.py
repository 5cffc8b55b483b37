"""A file is sent, looked at, settled, confirmed: on the screen, without a script."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, nothing_changes
from tests.domain.rosters.files import WORKER, csv
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.rosters.people import LINES, composer, hers, posted, upload
from tourdetable.core.sheets.reading import read_sheets
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.rosters.actions import carrying
from tourdetable.domain.rosters.models import RosterImport


@pytest.fixture
def gaelle(room: Room) -> Client:
    return composer(room)


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]  # an answer of the client


def carried(roster: RosterImport) -> None:
    """A worker carries it out."""
    job = carrying.take(worker=WORKER, now=NOW)
    assert job == roster
    until = NOW + timedelta(minutes=1)
    while carrying.carry_out(roster=roster, worker=WORKER, now=NOW, until=until):
        pass


def test_a_file_is_read_and_what_is_ambiguous_is_settled(room: Room, gaelle: Client) -> None:
    form = posted(file=upload(csv(*LINES)), starts="2027-03-01")
    answer = gaelle.post(room.url("rosters"), form)
    roster = RosterImport.objects.get()
    assert answer.headers["Location"] == room.url("roster", roster.pk)
    page = text(gaelle.get(room.url("roster", roster.pk)))
    assert "Refusé (2)" in page
    assert "« 31/04/2026 » n’existe pas" in page.replace("\u00a0", " ")
    settled = posted(roster, question_0=str(room.circle.ana.pk))
    where = room.url("roster_settle", roster.pk, 4)
    assert "Qui est" in text(gaelle.get(where))
    assert gaelle.post(where, settled).status_code == 302
    roster.refresh_from_db()
    assert [line.state for line in roster.lines.all()] == ["created", "refused", "same"]


def test_good_lines_are_taken_and_the_others_downloaded(room: Room, gaelle: Client) -> None:
    roster = hers(room, csv(*LINES[:2]))
    confirm = room.url("roster_confirm", roster.pk)
    assert "Ce que dira alors la charte" in text(gaelle.get(confirm))
    assert gaelle.post(confirm, posted(roster)).status_code == 422
    assert gaelle.post(confirm, posted(roster, take_good="on")).status_code == 302
    page = gaelle.get(room.url("roster", roster.pk))
    assert page.headers["Refresh"] == f"2; url={room.url('roster', roster.pk)}"
    assert "Refresh" not in gaelle.get(room.url("roster", roster.pk) + "?still=1").headers
    carried(roster)
    assert "L’import est fini" in text(gaelle.get(room.url("roster", roster.pk)))
    assert str(Mandate.objects.latest("pk").person) == "Aline Martin"
    refused = gaelle.get(room.url("roster_refused", roster.pk, "csv")).content
    (grid,) = read_sheets(refused)
    assert [row[1] for row in grid.rows] == ["Structure", "Caf du Var"]
    assert grid.rows[0][-1] == "Motif"
    assert gaelle.get(room.url("roster_arrange", roster.pk)).status_code == 404


def test_a_form_sent_twice_confirms_once(room: Room, gaelle: Client) -> None:
    roster = hers(room, csv(LINES[0]))
    form = posted(roster)
    confirm = room.url("roster_confirm", roster.pk)
    assert gaelle.post(confirm, form).status_code == 302
    with nothing_changes():
        assert gaelle.post(confirm, form).status_code == 404


def test_looking_at_what_the_charter_would_say_changes_nothing(room: Room, gaelle: Client) -> None:
    roster = hers(room, csv(LINES[0]))
    with nothing_changes():
        gaelle.get(room.url("roster_confirm", roster.pk))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Ce fichier est vide"),
        (b"%PDF-1.7", "abîmé"),
        (b"x" * 5_000_001, "dépasse 5\u00a0Mo"),
    ],
)
def test_a_file_that_is_not_read_says_why(
    room: Room, gaelle: Client, content: bytes, why: str
) -> None:
    form = posted(file=upload(content), starts="2027-03-01")
    answer = gaelle.post(room.url("rosters"), form)
    assert answer.status_code == 422
    assert why in text(answer)


def test_a_file_without_known_headings_is_arranged_first(room: Room, gaelle: Client) -> None:
    form = posted(file=upload(b"a;b\nCaf;Martin Aline"), starts="2027-03-01")
    answer = gaelle.post(room.url("rosters"), form)
    roster = RosterImport.objects.get()
    assert answer.headers["Location"] == room.url("roster_arrange", roster.pk)


def test_giving_up_forgets_the_file(room: Room, gaelle: Client) -> None:
    roster = hers(room, csv(*LINES))
    answer = gaelle.post(room.url("roster_drop", roster.pk), posted(roster))
    assert answer.status_code == 302
    roster.refresh_from_db()
    assert (bytes(roster.content), roster.lines.count(), roster.state) == (b"", 0, "dropped")
    assert roster.file_name not in text(gaelle.get(room.url("rosters")))


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_the_model_is_importable_as_it_is_and_asks_nothing(
    room: Room, gaelle: Client, kind: str
) -> None:
    model = gaelle.get(room.url("roster_model", kind))
    form = posted(file=upload(model.content, f"m.{kind}"), starts="2027-03-01")
    gaelle.post(room.url("rosters"), form)
    roster = RosterImport.objects.get()
    assert [line.state for line in roster.lines.all()] == ["same"]
    assert "" not in roster.columns


def test_pages_cost_the_same_for_three_lines_and_for_two_hundred(
    room: Room, gaelle: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lines = [f"Cercle du port;Lieu {n};Communes;;;;" for n in range(200)]
    many = hers(room, csv(*lines))
    with django_assert_num_queries(8):
        page = gaelle.get(room.url("roster", many.pk))
    assert len(page.content) < 60_000
    few = hers(room, csv(*lines[:3]))
    with django_assert_num_queries(8):
        gaelle.get(room.url("roster", few.pk))
