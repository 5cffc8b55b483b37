from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import APRIL, MARCH, Circle, draw, found_circle
from tourdetable.domain.availability.models import Absence, WeeklyOff
from tourdetable.domain.availability.queries import absences_of, landmarks_of, weekly_of
from tourdetable.domain.people.models import Account

pytestmark = pytest.mark.django_db


def test_absences_are_one_s_own_in_order_from_a_day_on(circle: Circle) -> None:
    days = [(date(2027, 6, 1), date(2027, 6, 2)), (date(2027, 5, 1), date(2027, 5, 10))]
    for first, last in (*days, (date(2027, 4, 1), date(2027, 5, 9))):
        Absence.objects.create(person=circle.ana, first=first, last=last, part="DAY")
    Absence.objects.create(person=circle.bao, first=days[0][0], last=days[0][1], part="DAY")
    found = absences_of(circle.ana, on=date(2027, 5, 10))
    assert [(row.person, row.first) for row in found] == [
        (circle.ana, date(2027, 5, 1)),
        (circle.ana, date(2027, 6, 1)),
    ]


def test_a_whole_day_of_each_week_is_two_halves(circle: Circle) -> None:
    WeeklyOff.objects.create(person=circle.ana, weekday=0, part="AM")
    WeeklyOff.objects.create(person=circle.ana, weekday=2, part="DAY")
    WeeklyOff.objects.create(person=circle.bao, weekday=4, part="PM")
    assert weekly_of(circle.ana) == {(0, "AM"), (2, "AM"), (2, "PM")}


def test_what_is_known_of_whoever_gives_a_calendar(
    circle: Circle, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    other = found_circle(slug="other")
    mine = draw(circle.body, MARCH)
    draw(circle.body, APRIL)
    draw(other.body, MARCH)
    days = {"senders": ["Cercle@X.example"], "sites": ["X.example"]}
    with django_assert_num_queries(2):
        known = landmarks_of(circle.ana, MARCH.date(), date(2027, 3, 15), **days)
    assert known.networks == ("circle", "other")
    assert (known.senders, known.sites) == (("cercle@x.example",), ("x.example",))
    assert [(one.network, one.pk) for one in known.meetings] == [("circle", mine.pk)]
    assert (known.name, known.owners) == (str(circle.ana), ())
    circle.ana.account = Account.objects.create(email="ana@x.example")
    assert landmarks_of(circle.ana, MARCH.date(), MARCH.date(), **days).owners == ("ana@x.example",)
