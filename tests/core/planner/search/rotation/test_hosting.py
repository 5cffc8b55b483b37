"""Who receives: hosts in turn, and never more meetings at once than a host holds."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import (
    FRIDAY,
    NEXT_TUESDAY,
    TUESDAY,
    WEDNESDAY,
    body,
    seat,
    week_of,
)
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.search.decomposition import decompose
from tourdetable.core.planner.search.rotation.hosting import receive
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.terms.days import AM, DAY, PM
from tourdetable.core.planner.terms.instance import BodySpec, HostSpec, Leave
from tourdetable.core.planner.terms.plan import INFEASIBLE, OPTIMAL, MeetingRef

DAYS = (TUESDAY, WEDNESDAY, FRIDAY, NEXT_TUESDAY)


def hosts(*closed: date, **more: object) -> BodySpec:
    three = [HostSpec("H", frozenset(closed)), HostSpec("I"), HostSpec("J")]
    return replace(body("Club", hosts=three), **more)


def received(*bodies: BodySpec, days: tuple[date, ...], part: str = AM) -> list[str | None]:
    """Who receives each body on each of these days."""
    refs = [MeetingRef(one.id, day, part) for day in days for one in bodies]
    found = receive(Ground(week_of(*bodies)), refs, {})
    return [found[ref] for ref in refs]


def test_hosts_receive_in_turn_and_the_one_before_last_of_all() -> None:
    assert received(hosts(), days=DAYS) == ["H", "I", "J", "H"]
    assert received(hosts(TUESDAY), days=DAYS[:3]) == ["I", "H", "J"]


def test_the_host_before_is_the_last_of_those_who_received_as_much() -> None:
    two = body("Club", hosts=[HostSpec("H", frozenset([TUESDAY, WEDNESDAY])), HostSpec("I")])
    assert received(two, days=(TUESDAY, FRIDAY, NEXT_TUESDAY)) == ["I", "H", "I"]


def test_who_received_in_the_years_before_receives_last() -> None:
    past = hosts(host_history={"H": 2, "I": 1})
    assert received(past, days=DAYS) == ["J", "I", "J", "H"]


def test_nobody_receives_when_all_are_closed_or_there_is_no_host() -> None:
    shut = body("Club", hosts=[HostSpec("H", frozenset([TUESDAY]))])
    assert received(shut, days=(TUESDAY, FRIDAY)) == [None, "H"]
    assert received(body("Club"), days=(TUESDAY,)) == [None]


def test_a_host_that_received_a_meeting_still_does() -> None:
    refs = [MeetingRef("Club", day, AM) for day in DAYS]
    found = receive(Ground(week_of(hosts())), refs, {refs[0]: "J", refs[1]: "elsewhere"})
    assert list(found.items()) == [(refs[0], "J"), *zip(refs[1:], ["H", "I", "H"], strict=True)]


def test_two_bodies_at_once_are_received_apart() -> None:
    first, second = (body(name, hosts=[HostSpec("H"), HostSpec("I")]) for name in "AB")
    assert received(first, second, days=DAYS[:2]) == ["H", "I", "I", "H"]


def test_a_choice_that_would_leave_another_body_outside_is_not_made() -> None:
    free = body("A", hosts=[HostSpec("H"), HostSpec("I")])
    tied = body("B", hosts=[HostSpec("H")])
    assert received(free, tied, days=(TUESDAY,)) == ["I", "H"]


@pytest.mark.parametrize(("rooms", "expected"), [(1, ["H", "H"]), (2, ["H", "H"])])
def test_where_there_is_no_room_the_meeting_is_still_told_where(
    rooms: int, expected: list[str]
) -> None:
    crowd = [body(name, hosts=[HostSpec("H", rooms=rooms)]) for name in "AB"]
    assert received(*crowd, days=(TUESDAY,)) == expected


def test_a_body_that_is_not_bound_to_its_hosts_takes_no_room_of_theirs() -> None:
    hosts = {"A": "HI", "B": "I", "C": "HI"}
    bodies = [body(n, hosts=[HostSpec(host) for host in of]) for n, of in hosts.items()]
    found = plan(week_of(*bodies, cap=1, relax=[Leave("host", "B")]))
    refs = [MeetingRef(name, TUESDAY, AM) for name in hosts]
    told = receive(Ground(week_of(*bodies, relax=[Leave("host", "B")])), refs, {})
    assert (found.status, sorted({told[refs[0]], told[refs[2]]} - {None})) == (OPTIMAL, ["H", "I"])


# ---- The dates make room


def table(name: str, host: str, rooms: int | None = 1, meetings: int = 1) -> BodySpec:
    """A body that may meet on one Tuesday and one Friday, at one place."""
    one = body(name, seat(name), meetings=meetings, hosts=[HostSpec(host, rooms=rooms)], friday=1)
    return replace(one, weekdays=(1, 4), parts=(AM,), season=replace(one.season, last=FRIDAY))


@pytest.mark.parametrize(
    ("other", "rooms", "cost"), [("H", 1, 1), ("I", 1, 0), ("H", 2, 0), ("H", None, 0)]
)
def test_bodies_share_the_rooms_of_a_place(other: str, rooms: int | None, cost: int) -> None:
    year = week_of(table("A", "H", rooms), table("B", other, rooms))
    found = plan(year)
    assert found.cost is not None
    assert (found.status, found.cost.total) == (OPTIMAL, cost)
    assert check(year, found).violations == ()
    together = other == "H" and rooms == 1
    assert len(decompose(year)) == (1 if other == "H" and rooms is not None else 2)
    assert len({meeting.date for meeting in found.meetings}) == (2 if together else 1)


def test_a_place_with_room_for_all_of_one_body_still_has_one_room_for_another() -> None:
    year = week_of(table("A", "H", None), table("B", "H", None), table("C", "H", 2))
    found = plan(year)
    assert (found.cost and found.cost.total, check(year, found).violations) == (1, ())
    assert [len(part.bodies) for part in decompose(year)] == [3]


def test_a_place_too_much_asked_for_makes_a_year_impossible_unless_it_is_left_out() -> None:
    bodies = [table(name, "H") for name in "ABC"]
    assert plan(week_of(*bodies)).status == INFEASIBLE
    assert plan(week_of(*bodies, relax=[Leave("host", "C")])).status == OPTIMAL


def test_a_whole_day_takes_a_place_morning_and_afternoon() -> None:
    day = replace(table("A", "H"), parts=(DAY,), weekdays=(1,))
    half = replace(table("B", "H"), parts=(PM,))
    found = plan(week_of(day, half))
    assert [(m.body, m.date) for m in found.meetings] == [("A", TUESDAY), ("B", FRIDAY)]


def test_a_body_without_host_meets_beside_those_that_share_one() -> None:
    shared = (HostSpec("Paris", rooms=1),)
    bodies = [body("un", hosts=shared), body("deux", hosts=shared), body("ailleurs")]
    found = plan(week_of(*bodies))
    assert (found.status, len(found.meetings)) == (OPTIMAL, 3)
