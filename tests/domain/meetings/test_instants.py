"""When pages change though nobody writes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import CHARTER, MARCH, Circle, draw, found_circle
from tourdetable.domain.meetings.instants import instants, zones_of

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ON = MARCH.date()
PARIS = datetime(2027, 3, 4, 23, 0, tzinfo=UTC)
"""Midnight in Paris, that day of Greenwich."""


@pytest.fixture
def circle(db: None) -> Circle:
    """A circle that meets for two hours in March."""
    circle = found_circle()
    draw(circle.body)
    return circle


@pytest.mark.parametrize(
    ("day", "shifts", "found"),
    [
        (ON, [0], [MARCH, MARCH + 2 * HOUR, PARIS]),
        (ON - DAY, [0], [PARIS - DAY]),
        (
            ON - 28 * DAY,
            [0, -28],
            [MARCH - 28 * DAY, MARCH - 28 * DAY + 2 * HOUR, PARIS - 28 * DAY],
        ),
        (ON + 14 * DAY, [0, 14], [MARCH + 14 * DAY, MARCH + 14 * DAY + 2 * HOUR, PARIS + 14 * DAY]),
        (date(2027, 7, 1), [0], [datetime(2027, 7, 1, 22, tzinfo=UTC)]),
    ],
)
def test_those_of_a_day(
    circle: Circle, day: date, shifts: list[int], found: list[datetime]
) -> None:
    after = [timedelta(days=shift) for shift in shifts]
    assert zones_of(["circle"]) == {"Europe/Paris"}
    assert instants("circle", ["Europe/Paris"], day, after) == tuple(found)
    assert instants("", ["Europe/Paris"], day, after) == tuple(found)


def test_a_network_has_its_own_midnight_and_its_own_meetings(
    circle: Circle, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    beyond = found_circle(CHARTER, slug="beyond")
    beyond.network.time_zone = "Indian/Reunion"
    beyond.network.save()
    draw(beyond.body, MARCH + HOUR)
    theirs = [MARCH + HOUR, MARCH + 3 * HOUR]
    zones = zones_of(["circle", "beyond"])
    assert zones == {"Europe/Paris", "Indian/Reunion"} == zones_of(["beyond"])
    at_once = [timedelta()]
    with django_assert_num_queries(1):
        assert instants("beyond", zones, ON, at_once) == (*theirs, PARIS - 3 * HOUR, PARIS)
    ours = [MARCH, MARCH + 2 * HOUR]
    every = sorted([*ours, *theirs, PARIS - 3 * HOUR, PARIS])
    assert instants("", zones, ON, at_once) == tuple(every)
