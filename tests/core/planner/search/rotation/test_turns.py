"""Turns and hosts, as even as can be."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import body, seat, week_of
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.search.rotation.turns import Shared, can_share, duty_seats, share
from tourdetable.core.planner.terms.instance import BodySpec, Leave

LEFT_OUT = ("duty_both", "duty_repeat", "duty_holder")


def table(
    *seats: str, duties: str = "a", history: dict[str, dict[str, int]] | None = None
) -> BodySpec:
    """A body whose seats all take turns, but for `X`."""
    taking = [seat(name, duties=name != "X") for name in seats]
    return replace(body("Club", *taking, duties=tuple(duties)), history=history or {})


def shared(club: BodySpec, *present: str, left: str = "", no_repeat: bool = True) -> Shared | None:
    """The turns at meetings where these seats are."""
    relax = [Leave(rule) for rule in LEFT_OUT if rule == left]
    there = [list(seats) for seats in present]
    possible = [duty_seats(club)] * len(present)
    ground = Ground(week_of(club, relax=relax, no_repeat=no_repeat))
    return share(ground, club, there, possible)


def taken(found: Shared | None, duty: str = "a") -> str:
    assert found is not None
    return "".join(held.get(duty, "-") for held in found.turns)


def test_each_seat_has_its_turn_in_order() -> None:
    found = shared(table(*"PQRX"), "PQR", "PQR", "PQR", "PQR")
    assert (taken(found), found and found.proved) == ("PQRP", True)


def test_turns_of_the_years_before_count() -> None:
    found = shared(table(*"PQR", history={"P": {"a": 2}, "Q": {"a": 1}}), *["PQR"] * 3)
    assert (taken(found), found and found.proved) == ("RQR", True)


def test_a_seat_low_for_another_duty_is_kept_for_it() -> None:
    past = {"Q": {"b": 1}, "R": {"b": 1}}
    found = shared(table(*"PQR", duties="ab", history=past), "PQR")
    assert (taken(found, "a"), taken(found, "b")) == ("Q", "P")


def test_no_seat_has_two_duties_nor_two_turns_running() -> None:
    assert shared(table("P", duties="ab"), "P") is None
    assert shared(table("P"), "P", "P") is None
    assert taken(shared(table("P"), "P", "P", no_repeat=False)) == "PP"
    assert taken(shared(table("P"), "P", "P", left="duty_repeat")) == "PP"
    assert taken(shared(table("P", duties="ab"), "P", left="duty_both"), "b") == "P"


def test_a_meeting_without_a_seat_for_its_duty_has_no_turns() -> None:
    assert shared(table(*"PQ"), "PQ", "") is None
    assert taken(shared(table(*"PQ"), "PQ", "", left="duty_holder")) == "--"


def test_turns_that_a_greedy_sharing_misses_are_found() -> None:
    found = shared(table(*"PQ"), "PQ", "P")
    assert (taken(found), found and found.proved) == ("QP", True)


def test_uneven_turns_are_proved_when_who_was_not_there_could_not_help() -> None:
    helped = shared(table(*"PQR"), *["PQ"] * 4)
    assert (sorted(taken(helped)), helped and helped.proved) == (list("PPQQ"), False)
    club = table(*"PQR")
    there = [list("PQ")] * 4
    alone = share(Ground(week_of(club)), club, there, there)
    assert (sorted(taken(alone)), alone and alone.proved) == (list("PPQQ"), True)


def test_uneven_turns_are_proved_when_who_was_not_there_would_not_help() -> None:
    club = table(*"PQR", history={"P": {"a": 4}, "R": {"a": 9}})
    found = share(Ground(week_of(club)), club, [list("PQ")] * 3, [list("PQR")] * 3)
    assert (taken(found), found and found.proved) == ("QPQ", True)


def test_two_duties_of_one_seat_are_found_where_they_are_allowed() -> None:
    found = shared(table(*"PQ", duties="ab"), "PQ", "P", left="duty_both")
    assert (taken(found, "a"), taken(found, "b")) == ("QP", "QP")


def test_duties_that_a_greedy_sharing_misses_can_be_held() -> None:
    club = table(*"PQ")
    assert can_share(Ground(week_of(club)), club, [list("PQ"), ["P"]])


@pytest.mark.parametrize(
    ("seats", "meetings", "duties", "can"),
    [("P", 1, "a", True), ("P", 2, "a", False), ("PQ", 2, "ab", False), ("PQRS", 2, "ab", True),
     ("", 2, "", True), ("", 1, "a", False)],
)  # fmt: skip
def test_duties_that_can_be_held(seats: str, meetings: int, duties: str, can: bool) -> None:
    club = table(*seats, duties=duties)
    assert can_share(Ground(week_of(club)), club, [list(seats)] * meetings) is can


def test_duties_that_need_not_be_held_can() -> None:
    club = table("P")
    ground = Ground(week_of(club, relax=[Leave("duty_holder")]))
    assert can_share(ground, club, [[], []])
