"""Grouping: what shares a key, even through others, goes together."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from tourdetable.core.planner.terms.grouping import DisjointSets, connected, ties
from tourdetable.core.planner.terms.instance import ALL, BodySpec, GapSpec, HostSpec, SeatSpec, Span


def test_what_shares_a_letter_goes_together_in_order() -> None:
    assert connected(["ab", "cd", "be", "fg", "de", "h"], list) == [
        ["ab", "cd", "be", "de"],
        ["fg"],
        ["h"],
    ]


def test_what_has_no_key_is_alone() -> None:
    assert connected(["", ""], list) == [[""], [""]]


def test_a_group_grows_to_the_most_allowed_and_no_further() -> None:
    sets = DisjointSets(4)
    for one, other in ((0, 1), (1, 2), (2, 3)):
        sets.join(one, other, most=2)
    assert sets.groups("abcd") == [["a", "b"], ["c", "d"]]


def test_joining_what_is_joined_changes_nothing() -> None:
    sets = DisjointSets(2)
    for _ in range(2):
        sets.join(0, 1, most=2)
    assert sets.groups("ab") == [["a", "b"]]


def test_a_body_is_tied_by_its_room_and_by_who_sits_in_the_seats_that_matter() -> None:
    seats = (SeatSpec("s1", ("Inès", "Karim"), ALL), SeatSpec("s2", ("Rose",), ALL))
    day = date(2027, 1, 11)
    body = BodySpec(
        "CLUB", 2, Span(day, day), (0,), ("AM",), GapSpec(), seats=seats, room_pool="ROOMS"
    )
    held = ties(body, seats[:1], ())
    assert held == [("person", "Inès"), ("person", "Karim"), ("room", "ROOMS")]
    hosts = (HostSpec("Hall"), HostSpec("Anywhere", rooms=None))
    moved = replace(body, room_pool=None, hosts=hosts)
    assert ties(moved, seats[1:], {"Anywhere"}) == [("person", "Rose"), ("host", "Anywhere")]
