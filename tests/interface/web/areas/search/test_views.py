from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import APRIL, decided, draw
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    SECRETARY,
    STRANGER,
    Room,
)


@pytest.mark.parametrize("name", [STRANGER, ANONYMOUS])
def test_strangers_search_the_public_face(room: Room, name: str) -> None:
    decided(room.circle, room.meeting, title="Lecture du jeudi")
    draw(room.circle.body, APRIL, "Fête du port", kind="feast")
    told: dict[str, list[tuple[str, str]]] = {}
    for words in ("lecture", "jeudi", "port", "chloé", "médiathèque"):
        answer = room.client(name).get(room.url("search"), {"q": words})
        told[words] = [(one.kind, one.url) for one in answer.context["results"]]
    nothing = {words: list[tuple[str, str]]() for words in told}
    assert told == nothing | {"port": [("Séance", room.url("programme"))]}


def test_nothing_is_looked_for_before_a_word_is_given(room: Room) -> None:
    answer = room.client(SECRETARY).get(room.url("search"), {"q": " - "})
    assert (answer.status_code, answer.context["asked"]) == (200, False)


def test_it_costs_the_same_whatever_is_found(
    room: Room, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = room.client(SECRETARY), room.url("search")
    counts = []
    for _again in range(2):
        for number in range(3):
            decided(room.circle, room.meeting, title=f"Lecture {number}")
        client.get(url, {"q": "lecture"})
        with django_assert_max_num_queries(20) as asked:
            client.get(url, {"q": "lecture"})
        counts.append(len(asked))
    assert counts[0] == counts[1]
