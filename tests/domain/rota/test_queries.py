"""The turns of a body, read in one question."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.builders import Circle
from tests.domain.rota.seasons import FIRST, meetings, rota_circle, rota_on, taken
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.rota.queries import next_names, rota_of


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


def test_one_question_for_any_number_of_meetings(
    circle: Circle, django_assert_num_queries: Any
) -> None:
    held = meetings(circle, 12)
    taken(held, *(circle.town, circle.library, circle.school) * 3)
    charter, day = charter_in_force(circle.network, on=FIRST.date()), FIRST.date()
    with django_assert_num_queries(1):
        rota = rota_of(circle.body, charter, on=day)
    assert len(rota.meetings["secretary"]) == 12


def test_cancelled_meetings_and_seats_that_take_no_turn_are_left_out(circle: Circle) -> None:
    held = meetings(circle, 3)
    Meeting.objects.filter(pk=held[0].pk).update(state="cancelled")
    circle.school.kind = "invited"
    circle.school.save()
    rota = rota_on(circle, FIRST.date())
    assert [m.pk for m in rota.meetings["secretary"]] == [held[1].pk, held[2].pk]
    assert [seat.name for seat in rota.seats] == ["Médiathèque", "Ville du Port"]


def test_the_next_names_begin_with_whoever_has_a_turn_already(circle: Circle) -> None:
    held = meetings(circle, 2)
    taken(held, circle.town)
    charter = charter_in_force(circle.network, on=FIRST.date())
    assert next_names(circle.body, charter, on=FIRST.date()) == [
        ("Secrétariat", ["Ville du Port", "École du Môle", "Médiathèque"])
    ]
