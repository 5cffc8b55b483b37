"""Two plans side by side."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.planner.chance import drawn
from tests.core.planner.tiny import small, small_plan, tiny
from tourdetable.core.planner.hand.moving import moved
from tourdetable.core.planner.judge.comparing import compare
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting, PlannedTurn
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import read_plan

JANUARY = date(2027, 1, 4)


def of(*days: int, body: str = "CLUB") -> Plan:
    """A plan that meets so many days after 4 January."""
    return Plan(
        "feasible",
        meetings=tuple(PlannedMeeting(body, JANUARY + timedelta(days=day), "AM") for day in days),
    )


def shifts(before: Plan, after: Plan) -> list[tuple[int | None, int | None]]:
    """The meetings that differ, by how many days after 4 January they are in each plan."""
    return [(day(one), day(other)) for one, other in compare(before, after)]


def day(meeting: PlannedMeeting | None) -> int | None:
    return meeting and (meeting.date - JANUARY).days


def test_a_plan_does_not_change_from_itself() -> None:
    found = read_plan(small_plan(), read_instance(small()))
    assert list(compare(found, replace(found, meetings=found.meetings[::-1]))) == []


def test_a_meeting_that_moves_is_told_with_what_became_of_it() -> None:
    instance = read_instance(small())
    before = read_plan(small_plan(), instance)
    after = moved(instance, before, before.meetings[1], date(2027, 3, 10), "AM")
    assert list(compare(before, after)) == [(before.meetings[1], after.meetings[1])]


def test_meetings_that_stay_are_not_said_to_move_when_another_comes_before() -> None:
    assert shifts(of(10, 40, 70), of(10, 25, 70)) == [(40, 25)]
    assert shifts(of(40, 70), of(5, 40, 75)) == [(70, 75), (None, 5)]


def test_the_one_that_is_removed_is_the_one_that_leaves_the_others_nearest() -> None:
    assert shifts(of(10, 40, 70), of(11, 71)) == [(10, 11), (70, 71), (40, None)]
    assert shifts(of(11, 71), of(10, 40, 70)) == [(11, 10), (71, 70), (None, 40)]


def test_of_two_as_near_the_first_is_what_became_of_it() -> None:
    assert shifts(of(15), of(10, 20)) == [(15, 10), (None, 20)]


def test_a_body_comes_and_another_goes() -> None:
    found = list(compare(of(10, 40), of(10, body="GROUP")))
    assert [(one and one.body, other and other.body) for one, other in found] == [
        ("CLUB", None),
        ("CLUB", None),
        (None, "GROUP"),
    ]


def test_another_part_of_the_day_is_a_move() -> None:
    before = of(10)
    after = Plan("feasible", meetings=(replace(before.meetings[0], part="PM"),))
    assert shifts(before, after) == [(10, 10)]


def test_other_turns_or_hosts_are_told_of_meetings_that_stay() -> None:
    held = {"animation": PlannedTurn("s1", "Inès"), "secretariat": PlannedTurn("s2", "Rose")}
    (meeting,) = of(10).meetings
    before = replace(meeting, duties=held, host="H1")
    for differs, after in (
        (True, replace(before, host="H2")),
        (True, replace(before, duties={"animation": held["animation"]})),
        (False, replace(before, duties=held | {"animation": PlannedTurn("s1", "Karim")})),
    ):
        found = compare(Plan(meetings=(before,)), Plan(meetings=(after,)))
        assert list(found) == [(before, after)] * differs


@given(st.integers(0, 60), st.integers(0, 99), st.integers(0, 99))
def test_every_meeting_that_differs_is_told_once(seed: int, one: int, other: int) -> None:
    instance = read_instance(tiny(seed))
    before, after = drawn(instance, one), drawn(instance, other)
    found = list(compare(before, after))
    told = [id(meeting) for meeting in chain.from_iterable(found)]
    assert len(set(told)) == len(told)
    assert None not in chain.from_iterable(found)
    assert [pair[::-1] for pair in found] == list(compare(after, before))


@given(
    st.lists(st.integers(0, 40), max_size=5, unique=True),
    st.lists(st.integers(0, 40), max_size=5, unique=True),
)
def test_as_many_are_paired_as_can_be_in_order(old: list[int], new: list[int]) -> None:
    both = set(old) & set(new)
    pairs = [pair for pair in shifts(of(*old), of(*new)) if None not in pair]
    assert len(pairs) == min(len(old), len(new)) - len(both)
    assert pairs == sorted(pairs) == sorted(pairs, key=lambda pair: pair[1])
