"""Two plans side by side."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.planner.chance import drawn
from tests.core.planner.tiny import small, small_plan, tiny
from tourdetable.core.planner.hand.moving import moved
from tourdetable.core.planner.judge.comparing import BodyComparison, HostChange, TurnChange, compare
from tourdetable.core.planner.terms.plan import Cost, Plan, PlannedMeeting, PlannedTurn
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import read_plan

JANUARY = date(2027, 1, 4)


def of(*days: int, body: str = "CLUB") -> Plan:
    """A plan that meets so many days after 4 January."""
    return Plan(
        "feasible",
        meetings=tuple(PlannedMeeting(body, JANUARY + timedelta(days=day), "AM") for day in days),
    )


def shifts(found: BodyComparison) -> list[tuple[int, int]]:
    return [((one.date - JANUARY).days, (other.date - JANUARY).days) for one, other in found.moved]


def days(meetings: tuple[PlannedMeeting, ...]) -> list[int]:
    return [(meeting.date - JANUARY).days for meeting in meetings]


def test_a_plan_does_not_change_from_itself() -> None:
    found = read_plan(small_plan(), read_instance(small()))
    same = compare(found, replace(found, meetings=found.meetings[::-1]))
    assert (same.changed, same.counts["kept"], same.cost) == ((), 4, None)


def test_a_meeting_that_moves_is_told_with_what_became_of_it() -> None:
    instance = read_instance(small())
    before = read_plan(small_plan(), instance)
    after = moved(instance, before, before.meetings[1], date(2027, 3, 10), "AM")
    found = compare(before, after)
    assert [body.body for body in found.changed] == ["GROUP"]
    assert found.changed[0].moved == ((before.meetings[1], after.meetings[1]),)
    assert dict(found.counts) == {
        "kept": 3,
        "moved": 1,
        "added": 0,
        "removed": 0,
        "turns": 0,
        "hosts": 0,
    }


def test_meetings_that_stay_are_not_said_to_move_when_another_comes_before() -> None:
    (found,) = compare(of(10, 40, 70), of(10, 25, 70)).bodies
    assert (found.kept, shifts(found)) == (2, [(40, 25)])
    (found,) = compare(of(40, 70), of(5, 40, 75)).bodies
    assert (found.kept, shifts(found), days(found.added)) == (1, [(70, 75)], [5])


def test_the_one_that_is_removed_is_the_one_that_leaves_the_others_nearest() -> None:
    (found,) = compare(of(10, 40, 70), of(11, 71)).bodies
    assert (shifts(found), days(found.removed), found.added) == ([(10, 11), (70, 71)], [40], ())
    (found,) = compare(of(11, 71), of(10, 40, 70)).bodies
    assert (shifts(found), days(found.added), found.removed) == ([(11, 10), (71, 70)], [40], ())


def test_a_body_comes_and_another_goes() -> None:
    found = compare(of(10, 40), of(10, body="GROUP"))
    assert [(body.body, days(body.removed), days(body.added)) for body in found.changed] == [
        ("CLUB", [10, 40], []),
        ("GROUP", [], [10]),
    ]


def test_another_part_of_the_day_is_a_move() -> None:
    before = of(10)
    after = Plan("feasible", meetings=(replace(before.meetings[0], part="PM"),))
    assert compare(before, after).counts["moved"] == 1


def test_turns_and_hosts_are_told_of_meetings_that_stay_or_move() -> None:
    held = {"animation": PlannedTurn("s1", "Inès"), "secretariat": PlannedTurn("s2", "Rose")}
    before = Plan("feasible", meetings=(replace(of(10).meetings[0], duties=held, host="H1"),))
    later = {"animation": PlannedTurn("s1", "Karim"), "accueil": PlannedTurn("s3", "Louise")}
    after = Plan("feasible", meetings=(replace(of(12).meetings[0], duties=later, host="H2"),))
    (found,) = compare(before, after).bodies
    day = JANUARY + timedelta(days=12)
    assert found.turns == (
        TurnChange(day, "AM", "secretariat", "s2", None),
        TurnChange(day, "AM", "accueil", None, "s3"),
    )
    assert found.hosts == (HostChange(day, "AM", "H1", "H2"),)


def test_the_difference_of_cost_is_told_when_both_are_known() -> None:
    before, after = replace(of(10), cost=Cost(4, 10)), replace(of(11), cost=Cost(9, 0))
    assert (compare(before, after).cost, compare(before, of(11)).cost) == (-5, None)


@given(st.integers(0, 60), st.integers(0, 99), st.integers(0, 99))
def test_every_meeting_is_kept_moved_removed_or_added_once(seed: int, one: int, other: int) -> None:
    instance = read_instance(tiny(seed))
    before, after = drawn(instance, one), drawn(instance, other)
    found = compare(before, after)
    gone = [m for body in found.bodies for m in (*(pair[0] for pair in body.moved), *body.removed)]
    come = [m for body in found.bodies for m in (*(pair[1] for pair in body.moved), *body.added)]
    assert len(gone) + found.counts["kept"] == len(before.meetings)
    assert len(come) + found.counts["kept"] == len(after.meetings)
    assert found.counts["removed"] == found.counts["added"] == 0
    back = compare(after, before)
    assert [(b.body, [pair[::-1] for pair in b.moved]) for b in back.bodies] == [
        (b.body, list(b.moved)) for b in found.bodies
    ]


@given(
    st.lists(st.integers(0, 40), max_size=5, unique=True),
    st.lists(st.integers(0, 40), max_size=5, unique=True),
)
def test_as_many_are_paired_as_can_be_in_order(old: list[int], new: list[int]) -> None:
    found = compare(of(*old), of(*new)).bodies
    both = set(old) & set(new)
    for body in found:
        pairs = shifts(body)
        assert len(pairs) == min(len(old), len(new)) - len(both)
        assert pairs == sorted(pairs) == sorted(pairs, key=lambda pair: pair[1])
