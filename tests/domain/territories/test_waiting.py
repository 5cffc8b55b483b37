"""What a network has to settle is read once, as long as nothing happens."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, OPERATOR, TODAY, found_circle
from tests.domain.territories.said import BEFORE, part, placed
from tourdetable.domain.territories.actions.settling import settle
from tourdetable.domain.territories.waiting import waiting

pytestmark = pytest.mark.django_db


def test_what_waits_is_counted_whatever_it_is_said_of(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    circle = found_circle()
    placed(circle)
    days = {"starts": BEFORE, "known_on": BEFORE}
    circle.town.institution.coverages.create(division="commune:93059", **days)
    found = waiting(circle.network, on=TODAY)
    assert (found.number, found.names) == (2, ("Béon", "Pierrefitte-sur-Seine"))
    assert (found.of_body(circle.body.pk), found.of_body(0)) == (1, 0)
    with django_assert_num_queries(1):
        assert waiting(circle.network, on=TODAY) is found
    row = circle.body.territory_parts.get()
    settle(row=row, keys=["commune:01138"], network=circle.network, by=OPERATOR, now=NOW)
    assert waiting(circle.network, on=TODAY).names == ("Pierrefitte-sur-Seine",)


def test_a_body_that_has_closed_waits_for_nothing() -> None:
    circle = found_circle()
    part(circle, "commune:01039", starts=BEFORE, known_on=BEFORE)
    circle.body.ends = TODAY
    circle.body.save()
    found = [waiting(circle.network, on=day).number for day in (TODAY, TODAY + timedelta(1))]
    assert found == [1, 0]
