from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import TODAY
from tests.interface.web.areas.composition.people import composer
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.models import Mandate


@pytest.fixture
def gaelle(room: Room) -> Client:
    return composer(room)


def test_the_bodies_are_counted(
    room: Room, gaelle: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    gone = room.circle.school.mandates.get()
    Mandate.objects.filter(pk=gone.pk).update(ends=TODAY - timedelta(days=1))
    gaelle.get(room.url("composition"))
    with django_assert_num_queries(5):
        answer = gaelle.get(room.url("composition"))
    rows = [row for _name, rows in answer.context["groups"] for row in rows]
    assert [(row.name, row.seats, row.vacant, row.ending) for row in rows] == [
        ("Cercle du bourg", 1, 0, 0),
        ("Cercle du port", 3, 1, 0),
    ]
