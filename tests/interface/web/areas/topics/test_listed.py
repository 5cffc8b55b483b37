from __future__ import annotations

from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, OPERATOR
from tests.domain.topics.builders import put_forward
from tests.interface.web.areas.decisions.people import COLLEAGUE, NEIGHBOUR, Room
from tourdetable.domain.topics.actions.answering import decline


def test_those_that_wait_and_those_that_are_over(room: Room) -> None:
    client, url = room.client(COLLEAGUE), room.url("topics")
    assert "Aucun sujet ici" in client.get(url).content.decode()
    over = put_forward(room.circle, "Passé")
    decline(topic=over, version=1, words="Non.", by=OPERATOR, now=NOW)
    put_forward(room.circle, "Pressé", urgent=True)
    every = client.get(url).content.decode()
    assert every.index("Pressé") < every.index("Passé")
    assert "2 sujets" in every
    waiting = client.get(f"{url}?body=port&show=waiting").content.decode()
    assert "Pressé" in waiting
    assert "Passé" not in waiting
    assert "Pressé" not in client.get(f"{url}?show=over").content.decode()
    assert "Pressé" not in room.client(NEIGHBOUR).get(url).content.decode()


def test_a_list_costs_the_same_for_one_and_thirty(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = room.client(COLLEAGUE), room.url("topics")
    put_forward(room.circle)
    client.get(url)
    with django_assert_num_queries(QUERIES):
        client.get(url)
    for number in range(18):
        put_forward(room.circle, f"Sujet {number}", urgent=bool(number % 2))
    client.get(url)
    with django_assert_num_queries(QUERIES):
        client.get(url)


QUERIES = 7
