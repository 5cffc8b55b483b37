"""When pages change though nobody writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import CHARTER, FOUNDED, MARCH, Circle, draw, found_circle
from tourdetable.domain.meetings.calendar.instants import Scope, instants, zones_of
from tourdetable.domain.networks.models import Body

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
    after = tuple(timedelta(days=shift) for shift in shifts)
    assert zones_of(["circle"]) == {"Europe/Paris"}
    for scope in (Scope("circle"), Scope(), Scope("circle", circle.body.pk)):
        shifted = replace(scope, shifts=after)
        assert instants(shifted, ["Europe/Paris"], day) == tuple(found)


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
    with django_assert_num_queries(1):
        assert instants(Scope("beyond"), zones, ON) == (*theirs, PARIS - 3 * HOUR, PARIS)
    ours = [MARCH, MARCH + 2 * HOUR]
    every = sorted([*ours, *theirs, PARIS - 3 * HOUR, PARIS])
    assert instants(Scope(), zones, ON) == tuple(every)


def test_a_body_has_its_own_meetings(circle: Circle) -> None:
    other = Body.objects.create(
        network=circle.network, kind="board", slug="board", name="Bureau", starts=FOUNDED
    )
    draw(circle.body, MARCH + HOUR)
    theirs = instants(Scope("circle", other.pk), ["Europe/Paris"], ON)
    ours = instants(Scope("circle", circle.body.pk), ["Europe/Paris"], ON)
    assert (theirs, len(ours)) == ((PARIS,), 5)
