from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import NOW, Circle
from tests.domain.years.planned import drafted, of_circle, planned
from tourdetable.core.planner.terms.instance import PinnedDate
from tourdetable.core.planner.wire import instance_json
from tourdetable.domain.years.enums import PinKind
from tourdetable.domain.years.instance.building import instance_of
from tourdetable.domain.years.models import ScheduledMeeting
from tourdetable.domain.years.queries import (
    as_planned,
    held_meetings,
    pinned,
    pins_of,
    plan_of,
    planned_meetings,
)

pytestmark = pytest.mark.django_db


def test_a_draft_that_nobody_asked_for_has_no_year(circle: Circle) -> None:
    draft = of_circle(circle)
    assert plan_of(draft, instance_of(draft, NOW)) is None


def test_the_year_has_its_meetings_by_day_while_its_bodies_are_there(circle: Circle) -> None:
    draft = planned(of_circle(circle))
    instance = instance_json.read_instance(draft.instance or {})
    found = plan_of(draft, instance)
    assert found is not None
    assert found.meetings == tuple(as_planned(row) for row in planned_meetings(draft))
    ScheduledMeeting.objects.filter(series__draft=draft).delete()
    assert plan_of(draft, instance) is None


def test_dates_that_people_hold_or_rule_out_join_those_of_the_calendar(circle: Circle) -> None:
    draft = of_circle(circle)
    series = draft.series.get()
    name = str(series.planner_id)
    series.pins.create(on=date(2028, 3, 2), kind=PinKind.LOCK)
    series.pins.create(on=date(2028, 3, 9), kind=PinKind.FORBID)
    pins = pins_of(draft)
    assert pins == {(name, date(2028, 3, 2)): "lock", (name, date(2028, 3, 9)): "forbid"}
    told = pinned(instance_of(draft, NOW), {**pins, ("series:0:gone", date(2028, 4, 6)): "lock"})
    assert (told.locks, told.forbid) == (
        (PinnedDate(name, date(2028, 3, 2)),),
        (PinnedDate(name, date(2028, 3, 9)),),
    )


def test_nothing_is_held_while_the_calendar_is_empty(circle: Circle) -> None:
    assert held_meetings(instance_of(drafted(circle.network, 2028), NOW)) == []
