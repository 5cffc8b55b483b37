from __future__ import annotations

from datetime import UTC, date, datetime

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, draw, found_circle
from tests.domain.years.planned import of_circle, person_of
from tourdetable.domain.availability.models import Absence, WeeklyOff
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.years.instance.building import instance_of


def test_what_people_said_of_their_weeks_is_told(circle: Circle) -> None:
    Absence.objects.create(
        person=circle.ana, first=date(2027, 12, 30), last=date(2028, 1, 3), part="DAY"
    )
    Absence.objects.create(
        person=circle.ana, first=date(2028, 2, 29), last=date(2028, 2, 29), part="PM"
    )
    WeeklyOff.objects.create(person=circle.ana, weekday=2, part="AM")
    ana = person_of(instance_of(of_circle(circle), NOW), circle.ana.pk)
    days = [(date(2028, 1, d), "DAY") for d in (1, 2, 3)]
    assert ana.unavail == (*days, (date(2028, 2, 29), "PM"))
    assert ana.weekly_off == ((2, "AM"),)


def test_who_is_expected_in_another_network_is_not_free(circle: Circle) -> None:
    other = found_circle(slug="other")
    give_mandate(seat=other.library, person=circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    draw(other.body, datetime(2028, 3, 16, 9, tzinfo=UTC))
    draw(other.body, datetime(2028, 3, 22, 23, 30, tzinfo=UTC))
    ana = person_of(instance_of(of_circle(circle), NOW), circle.ana.pk)
    assert ana.unavail == ((date(2028, 3, 16), "AM"), (date(2028, 3, 23), "AM"))
