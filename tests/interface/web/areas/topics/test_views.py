"""Putting a topic forward, on the screens of those who sit."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, OPERATOR, nothing_changes
from tests.domain.topics.builders import put_forward
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    Room,
)
from tourdetable.domain.topics.actions.answering import decline
from tourdetable.domain.topics.actions.supporting import add_view, support
from tourdetable.domain.topics.models import Topic


def written(room: Room, **more: Any) -> dict[str, Any]:
    """What Bao sends of a line, for the circle."""
    place = f"port@seat:{room.circle.library.pk}"
    return {"gesture": str(uuid4()), "title": "Lire dehors", "place": place, **more}


def test_a_topic_is_put_forward_in_a_line(room: Room) -> None:
    client, url = room.client(COLLEAGUE), room.url("topic_new")
    page = client.get(f"{url}?body=port").content.decode()
    assert "Une ligne suffit" in page
    form = written(room)
    done = client.post(url, form, follow=True).content.decode()
    topic = Topic.objects.get()
    assert (topic.seat, topic.body, topic.urgent) == (
        room.circle.library,
        room.circle.body,
        False,
    )
    assert "Votre sujet est proposé" in done
    assert "en attente de réponse" in done
    with nothing_changes():
        assert client.post(url, form).status_code == 409


def test_a_line_is_wanted_and_a_body_of_ones_own(room: Room) -> None:
    client, url = room.client(COLLEAGUE), room.url("topic_new")
    with nothing_changes():
        assert client.post(url, written(room, title=" ")).status_code == 422
        assert client.post(url, written(room, place="bourg@seat:1")).status_code == 422
    assert room.client(STRANGER).get(url).status_code == 404


def test_whoever_has_an_office_proposes_too(room: Room) -> None:
    client, place = room.client(LEAD), f"port@office:{room.circle.lead.pk}"
    client.post(room.url("topic_new"), written(room, place=place))
    topic = Topic.objects.get()
    assert (topic.seat, topic.person) == (None, room.circle.dora)


def test_the_page_says_where_it_went_and_what_one_may_do(room: Room) -> None:
    topic = put_forward(room.circle, question="Où ?", existing="Le kiosque.", urgent=True)
    url = room.url("topic", topic.pk)
    mine = room.client(COLLEAGUE).get(url).content.decode()
    assert "Modifier le sujet" in mine
    assert "Soutenir ce sujet" not in mine
    other = room.client(SECRETARY).get(url).content.decode()
    assert "Soutenir ce sujet" in other
    assert "Décliner le sujet" not in other
    lead = room.client(LEAD).get(url).content.decode()
    assert "Décliner le sujet" in lead
    assert room.client(NEIGHBOUR).get(url).status_code == 404
    decline(topic=topic, version=1, words="Il pleut.", by=OPERATOR, now=NOW)
    over = room.client(LEAD).get(url).content.decode()
    assert "Il pleut." in over
    assert "L’inscrire à un ordre du jour" not in over


def test_it_is_changed_then_withdrawn_by_whoever_put_it_forward(room: Room) -> None:
    topic, client = put_forward(room.circle), room.client(COLLEAGUE)
    acting = f"seat:{room.circle.library.pk}"
    form = written(room, title="Lire au parc", version=1, acting=acting)
    assert client.post(room.url("topic_change", topic.pk), form).status_code == 302
    topic.refresh_from_db()
    assert topic.title == "Lire au parc"
    form = {"gesture": str(uuid4()), "version": 2, "acting": acting, "words": "Déjà fait."}
    assert client.post(room.url("topic_withdraw", topic.pk), form).status_code == 302
    topic.refresh_from_db()
    assert topic.state == "withdrawn"


def test_the_page_costs_the_same_for_one_and_many(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    topic, client = put_forward(room.circle), room.client(LEAD)
    url = room.url("topic", topic.pk)
    client.get(url)
    with django_assert_num_queries(QUERIES):
        client.get(url)
    for by in (room.circle.by_ana(), room.circle.by_chloe()):
        support(topic=topic, by=by, now=NOW)
        add_view(topic=topic, words="Oui.", by=by, now=NOW)
    client.get(url)
    with django_assert_num_queries(QUERIES):
        client.get(url, headers={"cache-control": "no-cache"})


QUERIES = 17


def test_where_one_sits_comes_first_and_then_what_gathers_the_network(room: Room) -> None:
    page = room.client(COLLEAGUE).get(room.url("topic_new"))
    assert page.context["form"].initial["place"] == f"port@seat:{room.circle.library.pk}"


@pytest.mark.parametrize("page", ["topic_change", "topic_withdraw"])
def test_once_answered_whoever_put_it_forward_is_told_so(room: Room, page: str) -> None:
    topic = put_forward(room.circle)
    decline(topic=topic, version=1, words="Il pleut.", by=room.circle.by_ana(), now=NOW)
    answer = room.client(COLLEAGUE).get(room.url(page, topic.pk))
    assert answer.status_code == 200
    assert "On y a répondu entre-temps" in answer.content.decode()
