from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from msgspec.structs import replace

from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.search.rotation.round_robin import goes_round, round_robin
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.terms.instance import (
    ALL,
    BodySpec,
    Calendar,
    GapSpec,
    Instance,
    Leave,
    PersonSpec,
    SeatSpec,
    Span,
)
from tourdetable.core.planner.terms.plan import OPTIMAL, Plan

YEAR = Span(date(2027, 1, 1), date(2027, 12, 31))


def year(seats: int, meetings: int, duties: int = 2, past: int = 0) -> Instance:
    """A table of so many seats; `past` meetings of the season were held, the first seats taking
    their turns."""
    names = tuple("abc"[:duties])
    history: dict[str, dict[str, int]] = {}
    for held in range(past):
        for at, duty in enumerate(names):
            person = f"p{(held + at * (seats // 2)) % seats}"
            history.setdefault(person, {})[duty] = history.get(person, {}).get(duty, 0) + 1
    table = tuple(SeatSpec(f"s{n}", (f"p{n}",), ALL, duties=True) for n in range(seats))
    body = BodySpec(
        "B",
        meetings,
        YEAR,
        (1, 2, 3),
        ("AM",),
        GapSpec(7, ideal=365 // (meetings + 1), tol=14),
        seats=table,
        duties=names,
        history=history,
    )
    too_few = [Leave("duty_repeat", "B")] if seats < 2 * duties else []
    return Instance(
        Calendar(YEAR.first, YEAR.last),
        tuple(PersonSpec(f"p{n}") for n in range(seats)),
        (body,),
        relax=tuple(too_few),
    )


def turns(found: Plan, duty: str) -> list[str]:
    return [meeting.duties[duty].seat for meeting in found.meetings]


def past_of(instance: Instance, duty: str) -> dict[str, int]:
    history = instance.bodies[0].history
    return {
        seat.id: history.get(seat.persons[0], {}).get(duty, 0) for seat in instance.bodies[0].seats
    }


def goes_round_everywhere(instance: Instance, found: Plan) -> bool:
    return all(
        goes_round(past_of(instance, duty), turns(found, duty))
        for duty in instance.bodies[0].duties
    )


@pytest.mark.parametrize(
    ("seats", "meetings", "past"), [(9, 12, 0), (9, 14, 1), (8, 14, 1), (9, 9, 4), (5, 11, 3)]
)
def test_turns_go_round_whatever_was_taken_before(seats: int, meetings: int, past: int) -> None:
    instance = year(seats, meetings, past=past)
    found = round_robin(instance, plan(instance, Effort(seconds=10)), {"B"})
    assert goes_round_everywhere(instance, found)
    assert check(instance, found).violations == ()
    assert [fair.proved for fair in found.fairness["B"].values()] == [True, True]


def test_three_duties_go_round_together() -> None:
    instance = year(9, 12, duties=3)
    found = round_robin(instance, plan(instance, Effort(seconds=10)), {"B"})
    assert goes_round_everywhere(instance, found)
    assert check(instance, found).violations == ()


def test_even_at_the_end_is_not_going_round() -> None:
    four = dict.fromkeys(("s0", "s1", "s2", "s3"), 0)
    assert goes_round(four, ["s0", "s1", "s2", "s3", "s0"])
    assert not goes_round(four, ["s0", "s1", "s2", "s0", "s3", "s1", "s2", "s3"])
    assert goes_round({"s0": 1, "s1": 0}, ["s1", "s0"])
    assert not goes_round({"s0": 1, "s1": 0}, ["s0", "s1", "s1"])


def test_what_goes_round_is_left_as_it_is() -> None:
    instance = year(4, 8)
    found = plan(instance, Effort(seconds=10))
    assert goes_round_everywhere(instance, found)
    assert round_robin(instance, found, {"B"}) == found


def test_only_the_bodies_that_are_named_are_dealt_again() -> None:
    instance = year(9, 12)
    found = plan(instance, Effort(seconds=10))
    assert not goes_round_everywhere(instance, found)
    assert round_robin(instance, found, set()) == found


def test_a_seat_that_is_never_there_leaves_the_turns_as_they_are() -> None:
    instance = year(3, 4, duties=1)
    found = plan(instance, Effort(seconds=10))
    away = tuple(
        replace(m, attendees={s: p for s, p in m.attendees.items() if s != "s2"})
        for m in found.meetings
    )
    shifted = replace(found, meetings=away)
    assert round_robin(instance, shifted, {"B"}).meetings == away


def test_the_last_turns_go_to_the_seats_that_come_first() -> None:
    instance = year(9, 12)
    found = round_robin(instance, plan(instance, Effort(seconds=10)), {"B"})
    counts = {duty: Counter(turns(found, duty)) for duty in "ab"}
    twice = Counter(seat for duty in "ab" for seat, taken in counts[duty].items() if taken == 2)
    assert twice == {"s0": 2, "s1": 2, "s2": 1, "s3": 1}


def test_a_year_without_meetings_has_no_turn() -> None:
    instance = year(3, 0)
    assert round_robin(instance, Plan(OPTIMAL), {"B"}) == Plan(OPTIMAL)
