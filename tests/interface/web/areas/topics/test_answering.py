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
from tourdetable.interface.web.areas.topics import answering

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


def test_who_answers_late_is_told_what_was_answered(room: Room) -> None:
    topic = put_forward(room.circle, existing="Le kiosque.")
    answered(room, topic, "topic_group", group="port", existing="Le kiosque.", words="Au travail.")
    url, client = room.url("topic_decline", topic.pk), room.client(LEAD)
    with nothing_changes():
        late = client.post(url, by_lead(room, words="Il pleut."))
    assert late.status_code == 409
    body = room.circle.body.name
    rows = [(row.theirs, row.mine) for row in late.context["form"].differences()]
    assert rows == [(f"repris par un groupe\xa0: {body}\nAu travail.", "décliné")]


def test_what_gathers_the_network_is_the_last_group(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, client = room.url("topic_group", put_forward(room.circle).pk), room.client(LEAD)
    assert list(client.get(url).context["form"].bodies) == ["port"]
    bourg = Body.objects.get(slug="bourg")
    monkeypatch.setattr(answering, "mine", lambda sheet: [room.circle.body, bourg])
    monkeypatch.setattr(answering, "gathers", lambda body, charter: body.slug == "port")
    assert list(client.get(url).context["form"].bodies) == ["bourg"]


def test_topics_of_one_title_are_told_apart(room: Room) -> None:
    topic = put_forward(room.circle)
    put_forward(room.circle, by=room.circle.by_ana())
    page = room.client(LEAD).get(room.url("topic_join", topic.pk))
    said = [words for _pk, words in page.context["form"].fields["into"].choices]
    assert said == [f"Lire dehors ({room.circle.town}, mardi 6\xa0avril 2027)"]


def test_what_a_group_had_and_is_declined_is_not_said_taken_up(room: Room) -> None:
    topic = put_forward(room.circle, existing="Le kiosque.")
    answered(room, topic, "topic_group", group="port", existing="Le kiosque.")
    page = room.client(COLLEAGUE).get(room.url("topic", topic.pk)).content.decode()
    assert "traité le" in page
    answered(room, topic, "topic_decline", words="Il pleut.", version=2)
    page = room.client(COLLEAGUE).get(room.url("topic", topic.pk)).content.decode()
    assert "traité le" not in page
