"""The meetings to come whose agenda a person prepares."""

from __future__ import annotations

from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import APRIL, NOW, OPERATOR, Circle, draw
from tourdetable.domain.agendas.preparing import prepared_by
from tourdetable.domain.meetings.actions.sitting import assign_turn


def test_those_to_come_soonest_first_for_whoever_writes_their_agenda(
    circle: Circle, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    late = draw(circle.body, NOW + timedelta(days=65), "Juin")
    soon = draw(circle.body, NOW + timedelta(days=30), "Mai")
    draw(circle.body, APRIL, "Passée")
    dora = circle.of(circle.dora)
    with django_assert_num_queries(2):
        assert prepared_by(dora, circle.network, now=NOW) == [soon, late]


def test_a_turn_is_of_its_own_meeting(circle: Circle) -> None:
    soon = draw(circle.body, NOW + timedelta(days=30), "Mai")
    draw(circle.body, NOW + timedelta(days=65), "Juin")
    assert prepared_by(circle.of(circle.ana), circle.network, now=NOW) == []
    assign_turn(meeting=soon, duty="secretary", seat=circle.town, by=OPERATOR, now=NOW)
    found = prepared_by(circle.of(circle.ana), circle.network, now=NOW)
    rights = circle.of(circle.ana).charter.vocabulary.duties_of("circle")[0].rights
    assert found == ([soon] if "agenda" in rights else [])
