from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.domain.builders import nothing_changes
from tests.interface.web.areas.meetings.people import REFUSED, Port, sent, text
from tourdetable.domain.meetings.models import Meeting


def said(port: Port, **fields: Any) -> dict[str, Any]:
    own = {
        "version": port.meeting.version,
        "purpose": "Choisir l’été",
        "asks": "Apportez « L’Île »",
        "answer_by": "2027-04-12",
        "capacity": "8",
        "reminders": ["7"],
    }
    return sent(f"office:{port.steward.pk}", **{**own, **fields})


def test_only_those_who_may_are_heard(port: Port):
    url = port.url("meeting_invitation")
    assert port.statuses(url) == REFUSED
    data = said(port) | {"acting": f"seat:{port.circle.library.pk}"}
    assert port.statuses(url, data) == REFUSED


def test_whoever_convenes_is_led_to_what_they_may_change_only(port: Port, gaelle: Client):
    """The steward moves meetings, and writes no agenda: somebody else does."""
    for view in ("meeting_invitation", "meeting_convene"):
        html = gaelle.get(port.url(view)).content.decode()
        assert "L’ordre du jour est encore vide" in html
        assert port.url("meeting_agenda") not in html
    assert port.url("meeting_move") in gaelle.get(port.url("meeting_invitation")).content.decode()


def test_an_invitation_is_prepared_then_read(port: Port, gaelle: Client):
    url = port.url("meeting_invitation")
    assert gaelle.get(url).context["form"].initial["reminders"] == [7, 1]
    answer = gaelle.post(url, said(port))
    assert (answer.status_code, answer["Location"]) == (302, port.url("meeting_preview"))
    meeting = port.again()
    assert (meeting.asks, meeting.answer_by, meeting.capacity, meeting.reminders) == (
        "Apportez « L’Île »",
        date(2027, 4, 12),
        8,
        [7],
    )
    page = text(gaelle.get(port.url("meeting")))
    assert ("Apportez « L’Île »" in page, "12 avril 2027" in page) == (True, True)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"answer_by": "2027-05-01"}, "answer_by"),
        ({"answer_by": "31/02/2027"}, "answer_by"),
        ({"capacity": "0"}, "capacity"),
        ({"reminders": ["400"]}, "reminders"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_kept(
    port: Port, gaelle: Client, fields: dict[str, Any], wrong: str
):
    with nothing_changes():
        answer = gaelle.post(port.url("meeting_invitation"), said(port, **fields))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [wrong])
    assert "Apportez « L’Île »" in answer.content.decode()


def test_two_writers_are_told(port: Port, gaelle: Client):
    gaelle.post(port.url("meeting_invitation"), said(port))
    with nothing_changes():
        answer = gaelle.post(port.url("meeting_invitation"), said(port, asks="Rien"))
    assert answer.status_code == 409
    assert [one.label for one in answer.context["form"].differences()] == [
        "Ce qui est demandé à qui vient"
    ]


def test_of_an_open_meeting_it_is_too_late(port: Port, gaelle: Client):
    port.opened()
    assert "déjà ouverte" in text(gaelle.get(port.url("meeting_invitation")))


def test_once_sent_the_deadline_and_the_places_still_change(port: Port, gaelle: Client):
    port.convened()
    board, url = port.url("meeting_answers"), port.url("meeting_invitation")
    assert url in gaelle.get(board).content.decode()
    assert url not in port.client("bao").get(board).content.decode()
    assert "Les invitations sont parties" in text(gaelle.get(url))
    answer = gaelle.post(url, said(port, capacity="5"))
    assert (answer["Location"], port.again().capacity) == (board, 5)


def test_a_deadline_that_has_gone_by_is_said_so(port: Port):
    meeting, bao = port.convened(), port.client("bao")
    Meeting.objects.filter(pk=meeting.pk).update(answer_by=date(2027, 4, 5))
    words = "Les réponses étaient attendues pour le"
    assert [words in text(bao.get(url)) for url in (port.url("meeting"), "/")] == [True, True]
