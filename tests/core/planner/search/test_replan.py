"""Mending a plan: the past stays, as little as possible moves, and it says so."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.core.planner.generate import feasible
from tests.effort import some
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.search.replan import replan
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.terms.instance import Instance
from tourdetable.core.planner.terms.plan import Plan
from tourdetable.core.planner.wire.changes import changed, read_changes
from tourdetable.core.planner.wire.instance_json import read_instance


def dates(found: Plan) -> set[tuple[str, str]]:
    return {(meeting.body, meeting.date.isoformat()) for meeting in found.meetings}


def mended(instance: Instance, before: Plan, changes: list[dict[str, Any]]) -> Plan:
    """The plan after the changes, once judged."""
    read = read_changes(changes, instance)
    found = replan(instance, before, read)
    assert [str(v.words) for v in check(changed(instance, read), found).violations] == []
    return found


@pytest.mark.parametrize("seed", some(range(5), 2))
def test_a_lost_week_moves_one_meeting(seed: int) -> None:
    instance = read_instance(feasible(seed)[0])
    before = plan(instance)
    lost = before.meetings[seed + 2]
    monday = lost.date - timedelta(days=lost.date.weekday())
    week = [(monday + timedelta(days=n)).isoformat() for n in range(5)]
    after = mended(instance, before, [{"kind": "week_lost", "body": lost.body, "days": week}])
    assert after.moves is not None
    assert (after.moves.moved, after.moves.proved) == (1, True)
    assert dates(before) - dates(after) == {(lost.body, lost.date.isoformat())}


def test_a_partner_takes_over_and_nothing_moves() -> None:
    instance = read_instance(feasible(3)[0])
    before = plan(instance)
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
    instance = read_instance(feasible(1)[0])
    before = plan(instance)
    after = mended(instance, before, [{"kind": "week_lost", "body": "B0", "days": ["2027-08-02"]}])
    assert (after.meetings, after.moves and after.moves.moved) == (before.meetings, 0)


def test_the_past_stays() -> None:
    year = feasible(2)[0]
    before = plan(read_instance(year))
    instance = read_instance(year | {"today": "2027-07-01"})
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
