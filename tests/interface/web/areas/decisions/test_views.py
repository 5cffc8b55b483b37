from __future__ import annotations

from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import consent, decided, propose, stated
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    Room,
)


def test_who_reads_a_decision(room: Room) -> None:
    decision = decided(room.circle, room.meeting)
    url = room.url("decision", decision.pk)
    names = (SECRETARY, COLLEAGUE, NEIGHBOUR, STRANGER, ANONYMOUS)
    assert [room.client(name).get(url).status_code for name in names] == [200, 200, 404, 404, 302]
    assert room.client(SECRETARY).get(room.url("decision", 9999)).status_code == 404
    assert room.client(SECRETARY).post(url).status_code == 405


def test_the_number_of_queries_does_not_depend_on_the_number_of_positions(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    circle, ana = room.circle, room.client(SECRETARY)
    one = stated(circle, propose(circle, room.meeting), consent(circle.town))
    three = stated(
        circle,
        propose(circle, room.meeting),
        *map(consent, (circle.town, circle.library, circle.school)),
    )
    ana.get(room.url("decision", one.pk))
    for decision in (one, three):
        with django_assert_num_queries(7):
            ana.get(room.url("decision", decision.pk))
