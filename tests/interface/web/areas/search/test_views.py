from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import decided
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    SECRETARY,
    STRANGER,
    Room,
    nothing_for,
)


@pytest.mark.parametrize("name", [STRANGER, ANONYMOUS])
def test_strangers_search_nothing(room: Room, name: str) -> None:
    answer = room.client(name).get(room.url("search"), {"q": "lecture"})
    assert answer.status_code == nothing_for(name)


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
