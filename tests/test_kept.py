"""Rows that are written again are those that the actions wrote."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from tests.domain.builders import CHARTER, Circle, build_circle, found_circle, hold
from tests.domain.kept import kept, read, tables
from tourdetable.domain.networks.models import Network

pytestmark = pytest.mark.django_db


def rows() -> dict[str, object]:
    return {table: found for table in tables() if (found := read(table))}


def undone(build) -> tuple[Circle, dict[str, object]]:
    """What is built, and its rows, which are gone afterwards."""
    with transaction.atomic():
        found = build(), rows()
        transaction.set_rollback(True)
    return found


def test_the_second_time_has_the_rows_and_the_objects_of_the_first() -> None:
    (first, written), (second, again) = (
        undone(lambda: kept("twice", lambda: build_circle(CHARTER, "twice"))) for _ in range(2)
    )
    assert (again, second == first, second.network is first.network) == (written, True, False)
    assert len(written) > 5


def test_what_is_written_again_may_be_built_upon() -> None:
    for _time in range(2):
        with transaction.atomic():
            circle = found_circle(slug="again")
            assert hold(circle).body == circle.body
            connection.check_constraints()
            transaction.set_rollback(True)


def test_beside_something_else_it_is_built() -> None:
    circle, other = found_circle(), found_circle(slug="other")
    assert circle.ana.pk != other.ana.pk
    assert Network.objects.count() == 2
