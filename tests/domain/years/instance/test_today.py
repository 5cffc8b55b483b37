"""A year planned before is told with what is known today."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, OPERATOR, Circle
from tests.domain.years.planned import PRESUMED, drafted, person_of, planned, put, year
from tourdetable.core.planner.terms.instance import Span
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.domain.availability.actions import declare_absence
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.years import board
from tourdetable.domain.years.actions.periods import set_known_days
from tourdetable.domain.years.ids import SeatId, is_held
from tourdetable.domain.years.instance.today import SeasonCalendar, as_of_today, dated, days_ahead
from tourdetable.domain.years.models import Draft

MARCH_2, THE_YEAR = date(2028, 3, 2), Span(date(2028, 1, 1), date(2028, 12, 31))


def planned_circle(circle: Circle) -> Draft:
    return planned(drafted(circle.network, 2028))


def calendar_of(draft: Draft) -> SeasonCalendar:
    given, plan = year(draft)
    keys = [(one.body, one.date) for one in plan.meetings if not is_held(one.body)]
    return dated(draft.network, given, keys)


def test_what_was_known_then_is_what_is_known_now(circle: Circle) -> None:
    draft = planned_circle(circle)
    given, calendar = read_instance(draft.instance), calendar_of(draft)
    with CaptureQueriesContext(connection) as asked:
        now = as_of_today(draft.network, given, calendar)
    assert (now, days_ahead(given)) == (given, THE_YEAR)
    assert len(asked) == 9


def test_an_absence_declared_since_is_counted(circle: Circle) -> None:
    draft = planned_circle(circle)
    when = {"first": MARCH_2, "last": MARCH_2, "part": "AM"}
    declare_absence(person=circle.ana, **when, by=Actor(circle.ana), now=NOW)
    now = as_of_today(draft.network, read_instance(draft.instance), calendar_of(draft))
    assert person_of(now, circle.ana.pk).unavail == ((MARCH_2, "AM"),)


def test_a_seat_has_its_new_holder(circle: Circle) -> None:
    draft = planned_circle(circle)
    mandate = Mandate.objects.get(person=circle.ana, seat=circle.town)
    end_mandate(mandate=mandate, ends=date(2027, 6, 30), by=OPERATOR, now=NOW)
    eva = register_person(given_name="Eva", family_name="Lys")
    starts = date(2027, 7, 1)
    give_mandate(seat=circle.town, person=eva, starts=starts, by=OPERATOR, now=NOW)
    now = as_of_today(draft.network, read_instance(draft.instance), calendar_of(draft))
    (body,) = now.bodies
    seats = {seat.id: seat.persons for seat in body.seats}
    assert seats[str(SeatId(circle.town.pk))] == (f"person:{eva.pk}",)


def test_a_seat_that_is_vacant_since_owes_no_more_than_its_days(circle: Circle) -> None:
    draft = planned_circle(circle)
    given, calendar = read_instance(draft.instance), calendar_of(draft)
    end_mandate(
        mandate=Mandate.objects.get(person=circle.bao), ends=date(2028, 3, 31), by=OPERATOR, now=NOW
    )
    mine = str(SeatId(circle.library.pk))
    now = as_of_today(draft.network, given, calendar)
    owed = [
        {seat.id: seat.least for body in one.bodies for seat in body.seats}[mine]
        for one in (given, now)
    ]
    assert owed == [5, 1]
    again = as_of_today(draft.network, now, calendar)
    assert again == now
    found = board.planned_year(draft)
    assert found is not None
    assert {one.rule for one in found.report.violations} == {"duty_holder"}  # its turns to come


def test_a_meeting_dated_since_stands_where_it_is(circle: Circle) -> None:
    draft = planned_circle(circle)
    series = draft.series.get()
    put(series, date(2028, 5, 25), NOW.tzinfo, NOW)
    now = as_of_today(draft.network, read_instance(draft.instance), calendar_of(draft))
    held = f"held:{circle.body.pk}:reading"
    assert [(pin.body, pin.date) for pin in now.locks] == [(held, date(2028, 5, 25))]
    assert [body.standing for body in now.bodies] == [(date(2028, 5, 25),), ()]


def test_days_closed_since_are_closed_and_those_to_avoid_are_those_of_today(circle: Circle) -> None:
    draft = planned_circle(circle)
    effects = {"august": "closed", "yom_kippur": "avoid"}
    set_known_days(network=circle.network, effects=effects, version=1, by=OPERATOR, now=NOW)
    now = as_of_today(draft.network, read_instance(draft.instance), calendar_of(draft))
    (body,) = now.bodies
    assert body.blackout == (Span(date(2028, 8, 1), date(2028, 8, 31)),)
    assert [span.first for span in body.avoid] == [
        date(2028, 9, 30),
        *(span.first for span in PRESUMED),
        date(2028, 12, 24),
    ]
