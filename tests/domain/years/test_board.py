from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, Circle
from tests.domain.years import drafted
from tests.domain.years.drafted import begun, only, planned, steward_of
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.years import board
from tourdetable.domain.years.actions import moves
from tourdetable.domain.years.board import Year
from tourdetable.domain.years.models import Draft


@pytest.fixture
def by(circle: Circle) -> Actor:
    return steward_of(circle)


def year_of(draft: Draft) -> Year:
    found = board.planned_year(Draft.objects.get(pk=draft.pk))
    assert found is not None
    return found


def test_a_draft_without_dates_has_no_year(circle: Circle, by: Actor):
    assert board.planned_year(begun(circle, by)) is None


def test_a_planned_draft_has_its_meetings_by_day(circle: Circle, by: Actor):
    draft = planned(circle, by)
    year = year_of(draft)
    days = [slot.meeting.date for slot in year.slots]
    assert (len(days), days, {day.weekday() for day in days}) == (7, sorted(days), {3})
    assert {slot.series for slot in year.slots} == {only(draft)}
    assert (year.report.violations, year.proved, year.unheard) == ((), True, False)


def test_each_meeting_carries_what_its_date_costs(circle: Circle, by: Actor):
    year = year_of(planned(circle, by, avoided=(3,), school="none"))
    assert sum(charge.amount for charge in year.charges) == year.report.cost.total
    assert [
        [charge.kind for charge in slot.charges if not charge.until] for slot in year.slots
    ] == [["pref"] if slot.meeting.date.month != 8 else ["pref", "avoid"] for slot in year.slots]
    assert [slot.cost >= 3 for slot in year.slots] == [True] * 7


def test_a_date_that_people_hold_is_told_apart(circle: Circle, by: Actor):
    draft = planned(circle, by)
    day = year_of(draft).slots[2].meeting.date
    moves.mark(series=only(draft), on=day, kind="lock", version=draft.version, by=by, now=NOW)
    year = year_of(draft)
    assert [slot.held for slot in year.slots] == [False, False, True, False, False, False, False]
    assert (year.report.violations, year.unheard) == ((), True)


def test_a_date_ruled_out_is_broken_until_the_year_is_planned_again(circle: Circle, by: Actor):
    draft = planned(circle, by)
    slot = year_of(draft).slots[2]
    moves.mark(
        series=only(draft),
        on=slot.meeting.date,
        kind="forbid",
        version=draft.version,
        by=by,
        now=NOW,
    )
    year = year_of(draft)
    assert [violation.rule for violation in year.report.violations] == ["lock"]
    assert [bool(slot.violations) for slot in year.slots] == [
        False,
        False,
        True,
        False,
        False,
        False,
        False,
    ]
    after = year_of(drafted.answered(Draft.objects.get(pk=draft.pk), by, again=True))
    assert (after.report.violations, after.slot(only(draft).pk, slot.meeting.date)) == ((), None)


def test_names_are_those_of_the_network(circle: Circle, by: Actor):
    draft = planned(circle, by)
    names = board.names(
        draft, list(draft.series.select_related("body")), circle.of(circle.bao).charter
    )
    said = [
        names(key)
        for key in (
            str(only(draft).planner_id),
            f"seat:{circle.town.pk}",
            "secretary",
            "seat:0",
            None,
        )
    ]
    assert said == ["Cercle du port", "Ville du Port", "Secrétariat", "seat:0", ""]
    assert names.kinds[str(only(draft).planner_id)] == "circle"


@pytest.mark.parametrize("meetings", [7, 12])
def test_a_year_is_read_in_as_many_queries_whatever_its_size(
    circle: Circle, by: Actor, meetings: int, django_assert_num_queries: DjangoAssertNumQueries
):
    draft = planned(circle, by, meetings=meetings)
    with django_assert_num_queries(4):
        year = board.planned_year(draft)
    assert year is not None
    assert len(year.slots) == meetings


def test_slots_are_found_by_day(circle: Circle, by: Actor):
    year = year_of(planned(circle, by))
    slot = year.slots[0]
    assert slot.series is not None
    assert year.slot(slot.series.pk, slot.meeting.date) is slot
    assert year.slot(slot.series.pk, slot.meeting.date + timedelta(days=1)) is None
