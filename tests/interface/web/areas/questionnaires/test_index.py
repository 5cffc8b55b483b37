from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.domain.questionnaires.builders import answered_by, written
from tests.interface.web.areas.decisions.people import COLLEAGUE, SECRETARY, Room


def test_each_finds_what_they_conduct_or_may_read(room: Room) -> None:
    row = written(room.circle)
    there = f"{room.url('questionnaires')}?body=port"
    page = room.client(SECRETARY).get(there).content.decode()
    assert (row.title in page, room.url("questionnaire_new", "port") in page) == (True, True)
    page = room.client(COLLEAGUE).get(there).content.decode()
    assert (row.title in page, room.url("questionnaire_new", "port") in page) == (False, False)
    assert room.client("félix").get(there).status_code == 404


def test_a_preview_sends_nothing(room: Room) -> None:
    row = written(room.circle)
    page = room.client(SECRETARY).get(room.url("questionnaire_preview", row.pk)).content.decode()
    assert "Rien ne peut être envoyé d’ici" in page


def test_as_many_queries_for_one_as_for_many(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, there = room.client(SECRETARY), f"{room.url('questionnaires')}?body=port"
    written(room.circle)
    client.get(there)
    with CaptureQueriesContext(connection) as seen:
        client.get(there)
    for _nth in range(8):
        written(room.circle)
    with django_assert_num_queries(len(seen)):
        client.get(there)


def test_those_who_only_read_go_to_the_results(room: Room) -> None:
    row = answered_by(room.circle, "44555")
    there = room.url("questionnaire", row.pk)
    assert room.client(COLLEAGUE).get(there).status_code == 404
