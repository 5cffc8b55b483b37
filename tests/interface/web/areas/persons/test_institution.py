from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    STRANGER,
)
from tests.interface.web.areas.persons.desk import Desk
from tourdetable.domain.networks.models import Mandate, Seat

BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}
EVERYBODY = {COLLEAGUE: 200, NEIGHBOUR: 200, LEAD: 200, STRANGER: 404, ANONYMOUS: 302}
COMPOSERS = {COLLEAGUE: 403, NEIGHBOUR: 403, LEAD: 403, STRANGER: 404, ANONYMOUS: 302}


@pytest.mark.parametrize("many", [1, 30])
def test_as_many_queries_for_one_seat_as_for_thirty(
    desk: Desk, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    circle = desk.room.circle
    institution = circle.town.institution
    for n in range(many):
        day = {"starts": FOUNDED + timedelta(n + 1), "ends": FOUNDED + timedelta(n + 1)}
        said = {"institution": institution, "college": "towns", **day}
        seat = Seat.objects.create(body=circle.body, **said)
        Mandate.objects.create(seat=seat, person=circle.zoe, **day)
    for name, pk, queries in (
        ("person", circle.zoe.pk, 11),
        ("institution", institution.pk, 9),
        ("people_find", None, 9),
    ):
        url = desk.room.url(name, *([pk] if pk else []))
        with django_assert_num_queries(queries):
            answer = desk.client.get(url, {} if pk else {"q": "zoe"})
        assert (answer.status_code, len(answer.content) < 60_000) == (200, True)
