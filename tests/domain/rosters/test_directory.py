"""All that lines are compared with is read in a few queries."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import TODAY, found_circle
from tourdetable.core.sheets.members import HolderWish, SeatWish
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.rosters.directory import RosterDirectory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 300])
def test_as_many_queries_for_one_line_as_for_three_hundred(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    circle = found_circle()
    holders = [HolderWish("A", "B", f"p{n}@x.fr") for n in range(count)]
    wishes = [SeatWish(n, holders=(holder,)) for n, holder in enumerate(holders)]
    charter = charter_in_force(circle.network, on=TODAY)
    with django_assert_num_queries(11):
        directory = RosterDirectory(circle.network, charter, TODAY, wishes)
    assert len(directory.known) == 4
    assert directory.body_named("PORT") == circle.body
    assert directory.body_named("cercle") == circle.body
    assert directory.body_named("bourg") is None
