from __future__ import annotations

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, Circle
from tests.domain.years import drafted
from tests.domain.years.drafted import begun, only, planned, steward_of
from tests.domain.years.planned import put
from tourdetable.domain.availability.actions import declare_absence
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.years import board
from tourdetable.domain.years.actions import moves
from tourdetable.domain.years.board import Year
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft
from tourdetable.domain.years.periods.days_off import DayOff, OffNote

PARIS = ZoneInfo("Europe/Paris")


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
        [charge.kind for charge in slot.charges if charge.kind == "pref"] for slot in year.slots
    ] == [["pref"]] * 7
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
    assert draft.network.slug == "circle"
    with django_assert_num_queries(16):
        year = board.planned_year(draft)
    assert year is not None
    assert len(year.slots) == meetings


def test_slots_are_found_by_day(circle: Circle, by: Actor):
    year = year_of(planned(circle, by))
    slot = year.slots[0]
    assert slot.series is not None
    assert year.slot(slot.series.pk, slot.meeting.date) is slot
    assert year.slot(slot.series.pk, slot.meeting.date + timedelta(days=1)) is None


def test_an_absence_declared_since_empties_its_seat_and_ends_the_proof(circle: Circle, by: Actor):
    draft = planned(circle, by)
    day = year_of(draft).slots[2].meeting.date
    when = {"first": day, "last": day, "part": "DAY"}
    declare_absence(person=circle.ana, **when, by=Actor(circle.ana), now=NOW)
    year, town = year_of(draft), f"seat:{circle.town.pk}"
    found = [[empty.seat for empty in slot.empty] for slot in year.slots]
    assert found == [[], [], [town], [], [], [], []]
    assert [(one.kind, one.on, one.seats) for one in year.news] == [("left", day, (town,))]
    assert (year.proved, year.bound) == (False, None)


def test_a_meeting_dated_by_hand_on_ascension_is_seen_and_said(circle: Circle, by: Actor):
    draft, ascension = planned(circle, by), date(2028, 5, 25)
    put(only(draft), ascension, PARIS, NOW)
    year = year_of(draft)
    (slot,) = [slot for slot in year.slots if slot.meeting.date == ascension]
    assert slot.drawn is not None
    assert (slot.series, slot.drawn.opens, slot.off) == (
        None,
        time(9, 30),
        (OffNote(DayOff.HOLIDAY, ascension, name="Ascension Day"),),
    )
    assert [(one.kind, one.on) for one in year.news] == [("dated", ascension)]
    assert year.of_calendar(slot.drawn.pk) == slot


def test_a_meeting_that_left_the_calendar_is_told(circle: Circle, by: Actor):
    draft = begun(circle, by)
    meeting = put(only(draft), date(2028, 3, 2), PARIS, NOW)
    draft = drafted.answered(draft, by)
    before = year_of(draft)
    meeting.delete()
    year = year_of(draft)
    assert [[slot.drawn is not None for slot in one.slots] for one in (before, year)] == [
        [slot.meeting.date == date(2028, 3, 2) for slot in before.slots],
        [False] * 7,
    ]
    assert [(one.kind, one.on) for one in year.news] == [("gone", date(2028, 3, 2))]


@pytest.mark.parametrize("state", [DraftState.WRITING, DraftState.LATE])
def test_dates_that_do_not_answer_the_wishes_prove_nothing(
    circle: Circle, by: Actor, state: DraftState
):
    draft = planned(circle, by)
    Draft.objects.update(state=state)
    assert year_of(draft).proved is False


def test_a_seat_that_has_ended_since_is_neither_missed_nor_vacant(circle: Circle, by: Actor):
    """An institution leaves in mid-season: nothing is said of its seat afterwards but that it has
    ended; it costs nothing."""
    draft = planned(circle, by)
    before, town = year_of(draft), f"seat:{circle.town.pk}"
    days = [slot.meeting.date for slot in before.slots]
    Seat.objects.filter(pk=circle.town.pk).update(ends=days[4])
    year = year_of(draft)
    assert ([slot.empty for slot in year.slots], year.vacant) == ([()] * 7, 0)
    assert year.report.cost == before.report.cost
    assert [(one.kind, one.on, one.seats) for one in year.news] == [
        ("ended", day, (town,)) for day in days[5:]
    ]
    assert [town in slot.meeting.attendees for slot in year.slots] == [True] * 5 + [False] * 2
