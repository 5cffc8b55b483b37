from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import Circle
from tourdetable.domain.availability.models import Absence, WeeklyOff
from tourdetable.domain.availability.queries import absences_of, weekly_of

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
