"""The database copies its own rows: each copy keeps together what belongs together."""

from __future__ import annotations

import pytest
from django.db import connection

from bench.grow import Growth
from tests.domain.builders import found_circle
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.people.models import Institution, Person


def counts() -> list[int]:
    return [model._default_manager.count() for model in (Body, Seat, Mandate, Person, Institution)]


@pytest.mark.django_db
def test_three_times_the_data_is_three_times_the_bodies_and_fuller_ones() -> None:
    circle = found_circle()
    body, (bodies, *others) = circle.body, counts()
    growth = Growth()
    growth.to(2)
    growth.to(3)
    assert counts() == [3 * bodies, *(5 * rows for rows in others)]
    connection.check_constraints()
    copy = Body.objects.get(slug=f"{body.slug}-2")
    assert copy.seats.count() * 3 == body.seats.count()
    assert {m.seat.body_id for m in Mandate.objects.filter(seat__body=copy)} == {copy.pk}
    last = Person.objects.order_by("pk").last()
    assert last
    assert Person.objects.create(given_name="A", family_name="B").pk > last.pk
