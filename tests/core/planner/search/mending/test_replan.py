"""Mending a plan: the past stays, as little as possible moves, and it says so."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.planner.generate import feasible
from tests.core.planner.received import received
from tests.effort import some
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.mending.replan import replan
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.terms.instance import Instance, PinnedDate
from tourdetable.core.planner.terms.plan import Plan
from tourdetable.core.planner.wire.changes import changed, read_changes
from tourdetable.core.planner.wire.instance_json import read_instance


def dates(found: Plan) -> set[tuple[str, str]]:
    return {(meeting.body, meeting.date.isoformat()) for meeting in found.meetings}


@cache
def planned(seed: int) -> tuple[Instance, Plan]:
    """A year and its plan."""
    instance = read_instance(feasible(seed, bodies=4)[0])
    return instance, plan(instance)


def mended(instance: Instance, before: Plan, changes: list[dict[str, Any]]) -> Plan:
    """The plan after the changes, once judged."""
    read = read_changes(changes, instance)
    found = replan(instance, before, read)
    assert [str(v.words) for v in check(changed(instance, read), found).violations] == []
    return found


@pytest.mark.parametrize("seed", some([1, 2, 3, 0, 4], 2))
def test_a_lost_week_moves_one_meeting(seed: int) -> None:
    instance, before = planned(seed)
    lost = before.meetings[seed + 2]
    monday = lost.date - timedelta(days=lost.date.weekday())
    week = [(monday + timedelta(days=n)).isoformat() for n in range(5)]
    after = mended(instance, before, [{"kind": "week_lost", "body": lost.body, "days": week}])
    assert after.moves is not None
    assert (after.moves.moved, after.moves.proved) == (1, True)
    assert dates(before) - dates(after) == {(lost.body, lost.date.isoformat())}


def test_a_partner_takes_over_and_nothing_moves() -> None:
    instance, before = planned(3)
    pairs = {
        s.id: s.persons
        for body in instance.bodies
        for s in body.seats
        if s.rule == "all" and len(s.persons) == 2
    }
    meeting, seat = next((m, s) for m in before.meetings for s in m.attendees if s in pairs)
    away = [
        {
            "kind": "person_away",
            "persons": [meeting.attendees[seat]],
            "days": [meeting.date.isoformat()],
        }
    ]
    after = mended(instance, before, away)
    assert after.moves is not None
    assert after.moves.proved is True


def test_an_unrelated_change_moves_nothing_and_changes_no_turn() -> None:
    instance, before = planned(1)
    after = mended(instance, before, [{"kind": "week_lost", "body": "B0", "days": ["2027-08-02"]}])
    assert (after.meetings, after.moves and after.moves.moved) == (before.meetings, 0)


def test_the_past_stays() -> None:
    year, before = planned(2)
    instance = replace(year, today=date(2027, 7, 1))
    held = {when for when in dates(before) if when[1] < "2027-07-01"}
    next_one = next(m for m in before.meetings if m.date.isoformat() > "2027-07-01")
    lost = [{"kind": "host_lost", "body": next_one.body, "days": [next_one.date.isoformat()]}]
    after = mended(instance, before, lost)
    assert {when for when in dates(after) if when[1] < "2027-07-01"} == held


def test_a_change_that_nothing_mends_is_explained() -> None:
    instance = read_instance(feasible(4, bodies=2)[0])
    before = plan(instance)
    every = [(instance.calendar.start + timedelta(days=n)).isoformat() for n in range(348)]
    after = replan(
        instance, before, read_changes([{"kind": "lost", "body": "B0", "days": every}], instance)
    )
    assert (after.status, [c.rule for c in after.conflict.rules] if after.conflict else None) == (
        "infeasible",
        ["lock"],
    )


def moves(found: Plan) -> tuple[int, bool]:
    assert found.moves is not None
    return found.moves.moved, found.moves.proved


@cache
def wide(seed: int) -> tuple[Instance, Plan]:
    """A year whose gaps leave room for one more meeting anywhere, and its plan."""
    year = feasible(seed, bodies=3)[0]
    for body in year["bodies"]:
        body["gap"] |= {"min": 7}
    instance = read_instance(year)
    return instance, plan(instance)


def test_an_added_meeting_is_no_move() -> None:
    instance, before = wide(1)
    after = mended(instance, before, [{"kind": "meeting_added", "body": "B1"}])
    assert (moves(after), dates(before) <= dates(after)) == ((0, True), True)
    assert len(after.meetings) == len(before.meetings) + 1


def test_a_meeting_given_up_is_no_move() -> None:
    instance, before = wide(1)
    fewer = [
        replace(body, meetings=body.meetings - 1) if body.id == "B1" else body
        for body in instance.bodies
    ]
    after = replan(replace(instance, bodies=tuple(fewer)), before, ())
    assert (moves(after), dates(after) < dates(before)) == ((0, True), True)


def test_a_meeting_that_must_be_on_another_day_is_one_move() -> None:
    instance, before = wide(2)
    first = next(m for m in before.meetings if m.body == "B0")
    years = {body.id: body for body in instance.bodies}
    options = Masks(Ground(instance)).year(years["B0"])
    near = min(
        (date.fromordinal(day) for day in options.days if day != first.date.toordinal()),
        key=lambda day: abs(day - first.date),
    )
    after = mended(instance, before, [{"kind": "lock", "body": "B0", "days": [near.isoformat()]}])
    assert (moves(after), ("B0", near.isoformat()) in dates(after)) == ((1, True), True)


def test_a_room_closed_moves_what_is_held_there_that_day() -> None:
    instance, before = planned(1)
    pooled = {body.id for body in instance.bodies if body.room_pool}
    held = next(m for m in before.meetings if m.body in pooled)
    day = held.date.isoformat()
    there = {m.body for m in before.meetings if m.date == held.date and m.body in pooled}
    after = mended(instance, before, [{"kind": "room_closed", "room": "ROOM", "days": [day]}])
    assert moves(after) == (len(there), True)
    assert not {(body, day) for body in pooled} & dates(after)


def test_a_place_that_closes_gives_way_to_another_and_nothing_moves() -> None:
    year = feasible(1, bodies=3)[0]
    for body in year["bodies"]:
        body["hosts"] = [{"id": "Mairie", "rooms": None}, {"id": "Caf", "rooms": None}]
    instance = read_instance(year)
    before = plan(instance)
    held = next(m for m in before.meetings if m.host == "Mairie")
    closed = [{"kind": "host_closed", "host": "Mairie", "days": [held.date.isoformat()]}]
    after = mended(instance, before, closed)
    assert (moves(after), dates(after)) == ((0, True), dates(before))
    assert {m.host for m in after.meetings if m.date == held.date} == {"Caf"}


def most_kept(instance: Instance, before: Plan) -> int:
    """How many meetings of a plan may all stay: each set of them is tried, largest first."""
    for kept in range(len(before.meetings), -1, -1):
        for some_of in combinations(before.meetings, kept):
            locks = tuple(PinnedDate(one.body, one.date, one.part) for one in some_of)
            found = plan(replace(instance, locks=locks), Effort(optimise=False))
            if found.status == "feasible":
                return kept
    return -1


@pytest.mark.parametrize("seed", some(range(60), 12))
def test_no_plan_moves_less_in_a_small_year(seed: int) -> None:
    instance = read_instance(received(seed) | {"relax": []})
    before = plan(instance)
    if before.meetings:
        lost = before.meetings[seed % len(before.meetings)]
        where = {"host": lost.host} if lost.host and seed % 2 else {"body": lost.body}
        change = read_changes([{**where, "days": [lost.date.isoformat()]}], instance)
        after = replan(instance, before, change)
        kept = most_kept(changed(instance, change), before)
        moved = len(before.meetings) - kept if kept >= 0 else None
        assert (after.moves and after.moves.moved) == moved
