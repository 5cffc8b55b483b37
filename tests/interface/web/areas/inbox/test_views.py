"""The messages that wait, on the screens of whoever convenes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, nothing_changes
from tests.interface.web.areas.meetings.people import Port, account_of
from tourdetable.domain.inbox.models import ReceivedMail
from tourdetable.domain.meetings.models import Reply
from tourdetable.domain.networks.models import Mandate

SUBJECT = "Accepté\u00a0: Lecture d’avril"
WORDS = "Je viens à 10 h.\n<script>alert(1)</script>"


def received(port: Port, number: int = 0, **more: Any) -> ReceivedMail:
    known: dict[str, Any] = {
        "digest": f"{number:064}",
        "kind": "answer",
        "state": "waiting",
        "why": "unsigned",
        "network": port.circle.network,
        "meeting": port.meeting,
        "account": account_of(port.circle.ana),
        "person": port.circle.ana,
        "sender": "ana@port.example",
        "subject": "Accepté : Lecture d’avril",
        "answer": "attend",
        "words": WORDS,
        "received_at": NOW - timedelta(hours=1),
    }
    return ReceivedMail.objects.create(**(known | more))


def sent(port: Port, **more: Any) -> dict[str, Any]:
    return {"gesture": str(uuid4()), "acting": f"office:{port.steward.pk}", **more}


def test_what_waits_is_listed_with_why(port: Port) -> None:
    received(port)
    page = port.client("gaëlle").get(listed(port)).content.decode()
    assert SUBJECT in page
    assert "rien ne prouve qui l’a envoyé" in page
    assert "À lire (1)" in page


def listed(port: Port) -> str:
    return f"/{port.circle.network.slug}/inbox/"


def test_an_answer_is_recorded_in_one_gesture(port: Port) -> None:
    port.convened()
    mail, client = received(port), port.client("gaëlle")
    url = port.url("inbox_mail", mail.pk)
    page = client.get(url).content.decode()
    assert "&lt;script&gt;" in page
    ana = Mandate.objects.get(person=port.circle.ana)
    assert chosen(page) == [str(ana.pk), "attend"]
    form = sent(port, who=str(ana.pk), answer="attend")
    answer = client.post(url, form)
    assert (answer.status_code, answer.headers["Location"]) == (302, listed(port))
    reply = Reply.objects.get()
    assert (reply.person, reply.answer, reply.channel) == (port.circle.ana, "attend", "entered")
    with nothing_changes():
        assert client.post(url, form).status_code == 409
    assert SUBJECT in client.get(f"{listed(port)}?done=1").content.decode()


def chosen(page: str) -> list[str]:
    """What is chosen already in a form."""
    tags = re.findall(r"<(?:option|input)\b[^>]*\s(?:selected|checked)\b[^>]*>", page)
    found = [re.search(r'value="([^"]*)"', tag) for tag in tags]
    return [one[1] for one in found if one]


def test_what_is_not_chosen_is_asked(port: Port) -> None:
    port.convened()
    mail, client = received(port, person=None, answer=""), port.client("gaëlle")
    with nothing_changes():
        answer = client.post(port.url("inbox_mail", mail.pk), sent(port, who="", answer=""))
    assert answer.status_code == 422


def test_nothing_more_to_do(port: Port) -> None:
    mail, client = received(port), port.client("gaëlle")
    assert client.post(port.url("inbox_done", mail.pk), sent(port)).status_code == 302
    mail.refresh_from_db()
    assert (mail.state, mail.read_by) == ("read", port.gaelle)
    assert "n’attend plus rien" in client.get(port.url("inbox_done", mail.pk)).content.decode()


def test_a_time_that_is_proposed_is_taken_up_by_a_link(port: Port) -> None:
    port.convened()
    starts = port.meeting.starts_at + timedelta(days=1)
    new = {"proposed_starts": starts, "proposed_ends": starts + timedelta(hours=1)}
    mail = received(port, kind="counter", why="proposes", **new)
    client = port.client("gaëlle")
    page = client.get(port.url("inbox_mail", mail.pk)).content.decode()
    link = f"{port.url('meeting_move')}?day=2027-04-16&amp;starts=11:00&amp;ends=12:00"
    assert link in page
    form = client.get(link.replace("&amp;", "&")).content.decode()
    assert 'value="2027-04-16"' in form
    assert 'value="12:00"' in form


@pytest.mark.parametrize("name", ["ana", "bao", "dora", "félix"])
def test_others_read_nothing_of_it(port: Port, name: str) -> None:
    mail, client = received(port), port.client(name)
    assert client.get(listed(port)).status_code == 403
    assert client.get(port.url("inbox_mail", mail.pk)).status_code == 404
    assert client.get(port.url("inbox_done", mail.pk)).status_code == 404


@pytest.mark.parametrize("number", [1, 25])
def test_as_many_queries_for_one_as_for_many(
    port: Port, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = port.client("gaëlle")
    for one in range(number):
        received(port, one)
    client.get(listed(port))
    with django_assert_num_queries(7):
        client.get(listed(port))
