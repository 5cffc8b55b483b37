"""Answering by a link: without an account, a script nor a cookie; once; and nothing of it is
written down."""

from __future__ import annotations

import logging
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.domain.builders import nothing_changes
from tests.domain.questionnaires.builders import (
    BY,
    asked_of,
    closed,
    questions,
    sent,
    written,
)
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.questionnaires.actions.asking import open_room
from tourdetable.domain.questionnaires.models import AnswerComment, AnswerSheet, Questionnaire
from tourdetable.domain.questionnaires.tokens import link_token


def asked(room: Room) -> tuple[Questionnaire, list[str]]:
    """Three are asked; their links."""
    row = sent(room.circle)
    return row, [reverse("questionnaire_link", args=[link_token(one)]) for one in asked_of(row)]


def filled(row: Questionnaire, words: str = "Mieux lire.", **more: str) -> dict[str, Any]:
    """A whole sheet."""
    answers = {"scale": "4", "one": "0", "words": words}
    return {f"q{one.pk}": answers[one.kind] for one in questions(row)} | {
        "gesture": str(uuid4()),
        **more,
    }


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def test_one_answers_once_whatever_is_sent_twice(room: Room) -> None:
    row, (link, *_others) = asked(room)
    client = Client(enforce_csrf_checks=True)
    page = client.get(link)
    assert "Vos réponses sont anonymes" in text(page)
    assert not client.cookies
    form = filled(row)
    done = client.post(link, form)
    assert (done.status_code, done.headers["Location"]) == (302, f"{link}?thanks&in=fr")
    assert "Votre réponse est comptée" in text(client.get(f"{link}?thanks"))
    with nothing_changes():
        again = client.post(link, filled(row, "Un autre onglet."))
        assert (again.status_code, client.post(link, form).status_code) == (409, 409)
    assert "elle compte, une fois" in text(again)
    assert (AnswerSheet.objects.count(), AnswerComment.objects.get().text) == (1, "Mieux lire.")


def test_what_is_wrong_keeps_what_was_written(room: Room) -> None:
    row, (link, *_others) = asked(room)
    with nothing_changes():
        wrong = Client().post(link, filled(row, "À garder.") | {f"q{questions(row)[0].pk}": "9"})
        assert (wrong.status_code, "À garder." in text(wrong)) == (422, True)
        empty = Client().post(link, {"gesture": str(uuid4())})
        assert (empty.status_code, "au moins" in text(empty)) == (422, True)


def test_words_that_name_somebody_are_shown_once_before_they_leave(room: Room) -> None:
    row, (link, *_others) = asked(room)
    form = filled(row, "Madame Diallo parle trop.")
    with nothing_changes():
        warned = Client().post(link, form)
        assert (warned.status_code, "Madame Diallo" in text(warned)) == (422, True)
    assert 'name="looked" value="1"' in text(warned)
    assert Client().post(link, {**form, "looked": "1"}).status_code == 302


def test_a_link_that_opens_nothing_says_so_and_late_words_are_shown_again(room: Room) -> None:
    row, (link, *_others) = asked(room)
    assert Client().get(reverse("questionnaire_link", args=["1.1.forged"])).status_code == 410
    form = filled(row, "Trop tard.")
    closed(row)
    with nothing_changes():
        late = Client().post(link, form)
        assert (late.status_code, "Trop tard." in text(late)) == (410, True)


def test_the_room_answers_by_one_link_a_form_once(room: Room) -> None:
    row = written(room.circle)
    row = open_room(questionnaire=row, version=row.version, **BY)
    link = reverse("questionnaire_room", args=[row.room_code])
    form = filled(row)
    assert Client().post(link, form).status_code == 302
    assert Client().post(link, form).status_code == 409
    assert Client().post(link, filled(row)).status_code == 302
    assert AnswerSheet.objects.filter(in_room=True).count() == 2
    assert Client().get(reverse("questionnaire_room", args=["x"])).status_code == 410


def test_it_is_read_in_english(room: Room) -> None:
    row, (link, *_others) = asked(room)
    page = text(Client().get(f"{link}?in=en"))
    assert "What we worked on was useful to me." in page
    assert "Not at all" in page
    assert row.title in page


def test_neither_logs_nor_rows_tell_who_answered(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    row, links = asked(room)
    with caplog.at_level(logging.DEBUG):
        for nth, link in enumerate(links[:2]):
            client = room.client("ana")
            client.get(link)
            client.post(link, {"gesture": "x"})
            client.post(link, filled(row, f"Secret {nth}."))
            client.post(link, filled(row))
    lines = [one for one in caplog.messages if "INSERT" not in one and "UPDATE" not in one]
    assert not [one for one in lines if any(link in one for link in links)]
    assert AnswerSheet.objects.count() == 2
    for nth in range(2):
        assert tables_with(f"Secret {nth}.") == [AnswerComment._meta.db_table]


def tables_with(words: str) -> list[str]:
    """Where words are kept."""
    found = []
    with connection.cursor() as cursor:
        for one in connection.introspection.get_table_list(cursor):
            cursor.execute(f'SELECT * FROM "{one.name}"')
            if any(words in repr(row) for row in cursor.fetchall()):
                found.append(one.name)
    return found
