"""Joining with the code of the room, without an account."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.domain.builders import NOW, nothing_changes
from tests.interface.web.areas.live.hall import Hall
from tests.interface.web.areas.meetings.people import text
from tourdetable.domain.register.codes import room_code
from tourdetable.domain.rounds.actions import leading
from tourdetable.domain.rounds.models import InTheRoom, LiveSession, RoundEntry


def door(hall: Hall) -> str:
    return reverse("room_join", args=[hall.meeting.pk])


def test_nothing_is_said_of_the_meeting_before_the_code_is_right(hall: Hall) -> None:
    hall.begun()
    pages = [Client().get(door(hall)), Client().get(reverse("room_join", args=[987654]))]
    wrong = [Client().get(f"{page.request['PATH_INFO']}?code=000000") for page in pages]
    assert [page.status_code for page in pages + wrong] == [200, 200, 422, 422]
    for page in pages + wrong:
        assert "Lecture" not in text(page)
        assert "Médiathèque" not in text(page)
    code = room_code(hall.meeting, now=NOW)
    assert "Médiathèque" in text(Client().get(f"{door(hall)}?code={code}"))


def test_codes_are_not_tried_without_end(hall: Hall) -> None:
    hall.begun()
    client = Client()
    for n in range(60):
        client.get(f"{door(hall)}?code={n:06}")
    code = room_code(hall.meeting, now=NOW)
    assert client.get(f"{door(hall)}?code={code}").status_code == 422


def test_one_speaks_for_the_seat_that_one_said(hall: Hall) -> None:
    hall.begun()
    hall.ask("silent")
    client, link = hall.join("Inès", hall.circle.library.pk)
    page = client.get(link)
    assert "Inès – Médiathèque" in text(page)
    form = page.context["form"]
    sent = {key: form[key].value() for key in form.fields if form[key].value() is not None}
    answer = client.post(link, {**sent, "do": "say", "words": "Sand"})
    assert (answer.status_code, answer["Location"]) == (302, link)
    assert RoundEntry.objects.get().seat == hall.circle.library
    with nothing_changes():
        again = client.post(link, {**sent, "do": "say", "words": "Sand"})
    assert again.status_code == 422


def test_without_a_seat_one_has_no_dots(hall: Hall) -> None:
    hall.begun()
    hall.ask("dots", options=["Colette", "Sand"])
    client, link = hall.join()
    assert client.get(link).context["form"].said is None
    sent = {"gesture": uuid4(), "about": f"{hall.meeting.rounds.get().pk}-", "do": "say"}
    with nothing_changes():
        assert client.post(link, sent).status_code == 422


def test_who_has_no_seat_is_not_told_of_a_seat(hall: Hall) -> None:
    hall.begun()
    hall.ask("silent")
    client, link = hall.join()
    page = text(client.get(link))
    assert "Ce que vous dites" in page
    assert "Ce que dit votre siège" not in page


def test_the_link_opens_nothing_once_the_session_has_ended(hall: Hall) -> None:
    live = hall.begun()
    client, link = hall.join("Inès Ortiz")
    leading.end(live=live, version=live.version, by=hall.circle.by_ana(), now=NOW)
    assert client.get(link).status_code == 410
    assert not InTheRoom.objects.exists()
    code = room_code(hall.meeting, now=NOW)
    assert client.get(f"{door(hall)}?code={code}").status_code == 422


@pytest.mark.parametrize("name", ["", "   "])
def test_a_name_is_asked(hall: Hall, name: str) -> None:
    hall.begun()
    code = room_code(hall.meeting, now=NOW)
    sent = {"code": code, "name": name, "seat": "", "gesture": uuid4()}
    with nothing_changes():
        assert Client().post(door(hall), sent).status_code == 422


def test_an_old_code_does_not_open(hall: Hall) -> None:
    hall.begun()
    code = room_code(hall.meeting, now=NOW - timedelta(minutes=10))
    assert Client().get(f"{door(hall)}?code={code}").status_code == 422
    assert LiveSession.objects.count() == 1
