"""The bodies that are not composed as their territory asks."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import TODAY, found_circle
from tests.domain.convention.builders import BY, signed
from tests.domain.convention.grounds import settled
from tourdetable.domain.convention.queries.differing import differing
from tourdetable.domain.networks.actions.presences import declare_presence

pytestmark = pytest.mark.django_db


def test_it_follows_presences_and_costs_one_query_while_nothing_happens(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    circle = found_circle()
    assert differing(circle.network, on=TODAY) == ()
    settled(circle)
    period = signed(circle)
    (found,) = differing(circle.network, on=TODAY)
    assert (found.body, found.period, found.number) == (circle.body, period.pk, 2)
    with django_assert_num_queries(1):
        assert differing(circle.network, on=TODAY) == (found,)
    for seat in (circle.town, circle.library):
        said = {"institution": seat.institution, "college": seat.college}
        declare_presence(body=circle.body, **said, starts=TODAY, **BY)
    assert differing(circle.network, on=TODAY) == ()
