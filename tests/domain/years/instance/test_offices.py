"""Who comes by an office: they must be able to, wherever the charter says so."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import NOW, Circle
from tests.domain.years.drafted import awaited_steward_of, begun, steward_of
from tests.domain.years.planned import body_of, names_in, planned, year
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.terms.instance import BodySpec, Instance, SeatSpec, Span
from tourdetable.core.planner.terms.plan import OPTIMAL
from tourdetable.domain.availability.actions import declare_absence
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Office
from tourdetable.domain.years import board
from tourdetable.domain.years.instance.building import instance_of
from tourdetable.domain.years.models import Draft

FIRST, LAST = date(2028, 1, 1), date(2028, 12, 31)


@pytest.fixture
def by(circle: Circle) -> Actor:
    """Gaëlle, the steward, who by the charter comes to the readings."""
    return awaited_steward_of(circle)


def place_in(body: BodySpec) -> SeatSpec | None:
    return next((seat for seat in body.seats if seat.id.startswith("office:")), None)


def planned_by(circle: Circle, by: Actor) -> tuple[Draft, Instance]:
    draft = planned(begun(circle, by))
    return draft, year(draft)[0]


def test_an_office_has_a_place_that_is_no_seat(circle: Circle, by: Actor) -> None:
    body = body_of(instance_of(begun(circle, by), NOW))
    mine = f"office:{circle.body.pk}:steward"
    assert body.seats[0] == SeatSpec(mine, (f"person:{by.person.pk}",), "all", expected=False)
    assert len(body.expected) == 3


def test_a_charter_that_says_nothing_asks_for_nobody(circle: Circle) -> None:
    assert place_in(body_of(instance_of(begun(circle, steward_of(circle)), NOW))) is None


def test_no_meeting_is_held_on_a_day_when_the_holder_is_away(circle: Circle, by: Actor) -> None:
    declare_absence(
        person=by.person, first=FIRST, last=date(2028, 1, 20), part="DAY", by=by, now=NOW
    )
    draft, _ = planned_by(circle, by)
    found = board.planned_year(draft)
    assert found is not None
    coming = {slot.meeting.attendees[f"office:{circle.body.pk}:steward"] for slot in found.slots}
    assert (found.plan.status, coming) == (OPTIMAL, {f"person:{by.person.pk}"})
    assert found.slots[0].meeting.date > date(2028, 1, 20)


def test_a_holder_who_cannot_come_any_more_breaks_the_date(circle: Circle, by: Actor) -> None:
    draft, _ = planned_by(circle, by)
    before = board.planned_year(draft)
    assert before is not None
    day = before.slots[0].meeting.date
    declare_absence(person=by.person, first=day, last=day, part="DAY", by=by, now=NOW)
    after = board.planned_year(draft)
    assert after is not None
    broken = [(one.rule, one.seat) for one in after.slots[0].violations]
    assert broken == [("seat", f"office:{circle.body.pk}:steward")]
    assert (after.proved, after.slots[1].violations) == (False, ())


def test_while_nobody_holds_it_nobody_is_expected(circle: Circle, by: Actor) -> None:
    Office.objects.filter(kind="steward").update(ends=date(2028, 6, 30))
    draft, given = planned_by(circle, by)
    mine, who = place_in(body_of(given)), f"person:{by.person.pk}"
    assert mine is not None
    assert (mine.persons, mine.terms) == ((who,), {who: (Span(FIRST, date(2028, 6, 30)),)})
    _, plan = year(draft)
    came = {one.date: one.attendees.get(mine.id) for one in plan.meetings}
    assert check(given, plan).sound
    assert {who for day, who in came.items() if day > date(2028, 6, 30)} == {None}
    assert {who for day, who in came.items() if day <= date(2028, 6, 30)} == {who}


def test_once_nobody_holds_it_any_more_the_year_stands(circle: Circle, by: Actor) -> None:
    draft, _ = planned_by(circle, by)
    Office.objects.filter(kind="steward").delete()
    found = board.planned_year(draft)
    assert found is not None
    assert [slot.violations for slot in found.slots] == [()] * len(found.slots)


def test_the_holder_is_called_by_name_and_office(circle: Circle, by: Actor) -> None:
    draft, _ = planned_by(circle, by)
    assert names_in(draft)[f"person:{by.person.pk}"] == "Gaëlle Partout (Intendance)"


def test_a_year_that_its_absences_forbid_says_whose_they_are(circle: Circle, by: Actor) -> None:
    declare_absence(person=by.person, first=FIRST, last=LAST, part="DAY", by=by, now=NOW)
    draft, _ = planned_by(circle, by)
    _, plan = year(draft)
    assert plan.conflict is not None
    assert f"person:{by.person.pk}" in {one.person for one in plan.conflict.rules}


def test_of_three_holders_in_turn_two_share_a_stand_in(circle: Circle, by: Actor) -> None:
    Office.objects.filter(kind="steward").update(ends=date(2028, 8, 31))
    turns = (
        (circle.ana, date(2028, 9, 1), date(2028, 9, 30)),
        (circle.bao, date(2028, 10, 1), None),
    )
    for person, starts, ends in turns:
        Office.objects.create(
            network=circle.network, kind="steward", person=person, starts=starts, ends=ends
        )
    given = instance_of(begun(circle, by), NOW)
    mine, relief = place_in(body_of(given)), f"relief:{circle.body.pk}:steward"
    assert mine is not None
    assert mine.persons == (f"person:{by.person.pk}", relief)
    away = next(one for one in given.persons if one.id == relief).unavail
    assert (away[0][0], away[-1][0], len(away)) == (FIRST, date(2028, 8, 31), 244)
