"""Of years that cost the same, one whose meetings do not crowd."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.core.planner.generate import feasible
from tests.core.planner.search.few import FRIDAY, TUESDAY, WEDNESDAY, body, masks_of, seat, week_of
from tourdetable.core.planner.judge.charges import plan_cost
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.search.spreading import spread
from tourdetable.core.planner.terms.days import AM
from tourdetable.core.planner.terms.instance import (
    BodySpec,
    Calendar,
    HostSpec,
    Instance,
    PinnedDate,
    Relation,
    RoomPool,
    Span,
)
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting
from tourdetable.core.planner.wire.instance_json import read_instance

THURSDAY, MONDAY = date(2027, 3, 11), date(2027, 3, 15)


def morning(name: str, *days: date, **more: object) -> BodySpec:
    """A body of one person that meets once, on one of these mornings."""
    closed = [day for day in (TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, MONDAY) if day not in days]
    found = replace(body(name, seat(name)), parts=(AM,), season=Span(TUESDAY, MONDAY), **more)
    return replace(found, blackout=tuple(Span(day, day) for day in closed))


def days(instance: Instance, *held: date) -> list[date]:
    """Where meetings on these days go, one a body."""
    meetings = tuple(
        PlannedMeeting(
            one.id, day, AM, {one.id: one.id}, host=one.hosts[0].id if one.hosts else None
        )
        for one, day in zip(instance.bodies, held, strict=True)
    )
    found = spread(masks_of(instance), Plan(meetings=meetings))
    return [next(m.date for m in found.meetings if m.body == one.id) for one in instance.bodies]


def test_a_day_is_shared_as_little_as_can_be() -> None:
    year = week_of(morning("A", TUESDAY, FRIDAY), morning("B", TUESDAY, FRIDAY))
    assert days(year, TUESDAY, TUESDAY) == [FRIDAY, TUESDAY]


def test_a_week_is_shared_as_little_as_can_be() -> None:
    year = week_of(morning("A", TUESDAY, MONDAY), morning("B", WEDNESDAY))
    assert days(year, TUESDAY, WEDNESDAY) == [MONDAY, WEDNESDAY]


@pytest.mark.parametrize(
    "calendar",
    [
        Calendar(TUESDAY, MONDAY, school_holidays={"A": (Span(date(2027, 3, 13), MONDAY),)}),
        Calendar(TUESDAY, MONDAY, (), (MONDAY,)),
    ],
)
def test_the_last_working_day_before_holidays_is_left_alone(calendar: Calendar) -> None:
    year = replace(week_of(morning("A", THURSDAY, FRIDAY, zones=("A",))), calendar=calendar)
    assert days(year, FRIDAY) == [THURSDAY]


def test_what_is_locked_stays() -> None:
    year = week_of(morning("A", TUESDAY, FRIDAY), morning("B", TUESDAY, FRIDAY))
    locks = (PinnedDate("A", TUESDAY), PinnedDate("B", TUESDAY))
    assert days(replace(year, locks=locks), TUESDAY, TUESDAY) == [TUESDAY, TUESDAY]


def test_a_dearer_day_is_not_worth_it() -> None:
    pref = {"4": {AM: 1}}
    year = week_of(morning("A", TUESDAY, FRIDAY, pref=pref), morning("B", TUESDAY))
    assert days(year, TUESDAY, TUESDAY) == [TUESDAY, TUESDAY]


def test_the_relations_between_bodies_are_kept() -> None:
    year = week_of(morning("A", TUESDAY, MONDAY), morning("B", WEDNESDAY))
    first = replace(year, relations=(Relation("before", "A", "B"),))
    assert days(first, TUESDAY, WEDNESDAY) == [TUESDAY, WEDNESDAY]


def test_rooms_and_hosts_are_not_crowded_for_it() -> None:
    """C has the only room, or the host, on the other day."""
    three = week_of(morning("A", TUESDAY, FRIDAY), morning("B", TUESDAY), morning("C", FRIDAY))
    hall = replace(_each(three, room_pool="HALL"), room_pools=(RoomPool("HALL", 1),))
    house = _each(three, hosts=(HostSpec("H"),))
    found = [days(year, TUESDAY, TUESDAY, FRIDAY)[0] for year in (hall, house)]
    assert found == [TUESDAY, TUESDAY]


def test_the_host_that_receives_is_open() -> None:
    closed = (HostSpec("H", frozenset({FRIDAY}), None),)
    two = week_of(morning("A", TUESDAY, FRIDAY), morning("B", TUESDAY))
    assert days(_each(two, hosts=closed), TUESDAY, TUESDAY) == [TUESDAY, TUESDAY]


def _each(year: Instance, **more: object) -> Instance:
    return replace(year, bodies=tuple(replace(one, **more) for one in year.bodies))


def test_a_year_costs_the_same_once_spread() -> None:
    instance = read_instance(feasible(4, bodies=4, people=40, meetings=3)[0])
    found = plan(instance)
    again = spread(masks_of(instance), found)
    assert plan_cost(Ground(instance), again) == found.cost
    assert (check(instance, again).violations, again.fairness) == ((), found.fairness)
