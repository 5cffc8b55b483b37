"""Those who prepare answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.domain.builders import APRIL, draw, nothing_changes
from tests.domain.topics.builders import put_forward
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, Room
from tourdetable.domain.networks.models import Body
from tourdetable.domain.topics.models import Topic

LATER = APRIL + timedelta(days=28)


def by_lead(room: Room, **more: Any) -> dict[str, Any]:
    acting = f"office:{room.circle.lead.pk}"
    return {"gesture": str(uuid4()), "acting": acting, "version": 1, "words": "", **more}


def answered(room: Room, topic: Topic, page: str, **more: Any) -> Topic:
    """The topic, once Dora has sent a form."""
    form = by_lead(room, **more)
    answer = room.client(LEAD).post(room.url(page, topic.pk), form)
    assert answer.status_code == 302, answer.content.decode()
    topic.refresh_from_db()
    return topic


def test_it_goes_on_an_agenda_once_what_exists_is_said(room: Room) -> None:
    topic, client = put_forward(room.circle), room.client(LEAD)
    url = room.url("topic_agenda", topic.pk)
    assert "Aucune réunion n’a encore de date" in client.get(url).content.decode()
    meeting = draw(room.circle.body, LATER, "Lecture de mai")
    assert "Lecture de mai" in client.get(url).content.decode()
    said = {"meeting": meeting.pk, "purpose": "decide", "minutes": 30}
    with nothing_changes():
        assert client.post(url, by_lead(room, existing="", **said)).status_code == 422
    topic = answered(room, topic, "topic_agenda", existing="Le kiosque.", **said)
    assert topic.state == "on_agenda"
    page = room.client(COLLEAGUE).get(room.url("topic", topic.pk)).content.decode()
    assert "Lecture de mai" in page
    assert "23 jours." in page


def test_a_group_takes_it_up(room: Room) -> None:
    topic = put_forward(room.circle, existing="Le kiosque.")
    topic = answered(room, topic, "topic_group", group="port", existing="Le kiosque.")
    assert (topic.state, topic.sent_to) == ("in_group", room.circle.body)


def test_it_is_sent_elsewhere(room: Room) -> None:
    topic = answered(room, put_forward(room.circle), "topic_send", to="bourg", words="À vous.")
    assert (topic.state, topic.sent_to) == ("sent_on", Body.objects.get(slug="bourg"))
    page = room.client("félix").get(room.url("topic", topic.pk))
    assert "À vous." in page.content.decode()


def test_it_is_joined_to_another(room: Room) -> None:
    topic, client = put_forward(room.circle), room.client(LEAD)
    url = room.url("topic_join", topic.pk)
    assert "pas ici d’autre sujet" in client.get(url).content.decode()
    other = put_forward(room.circle, "Lire au parc", by=room.circle.by_ana())
    topic = answered(room, topic, "topic_join", into=other.pk)
    assert topic.merged_into == other
    page = client.get(room.url("topic", other.pk)).content.decode()
    assert "Lire dehors" in page


def test_it_is_declined_with_a_reason(room: Room) -> None:
    topic = put_forward(room.circle)
    url = room.url("topic_decline", topic.pk)
    client = room.client(LEAD)
    with nothing_changes():
        assert client.post(url, by_lead(room)).status_code == 422
    topic = answered(room, topic, "topic_decline", words="Il pleut.")
    assert topic.state == "declined"


@pytest.mark.parametrize(
    "page", ["topic_agenda", "topic_group", "topic_send", "topic_join", "topic_decline"]
)
def test_nobody_else_answers(room: Room, page: str) -> None:
    url = room.url(page, put_forward(room.circle).pk)
    assert room.client(COLLEAGUE).get(url).status_code == 403
