"""The seats that nobody attends, and why."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import FRIDAY, TUESDAY, WEDNESDAY, body, seat, week_of
from tourdetable.core.planner.judge.absences import empty_seats
from tourdetable.core.planner.terms.days import AM, PM
from tourdetable.core.planner.terms.instance import OPTIONAL, Instance, Leave, SeatSpec, Span
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting

CLUB, GROUP = body("Club", seat("Ana", OPTIONAL)), body("Group", seat("Ana", OPTIONAL), km=90.0)
HERE = PlannedMeeting("Club", TUESDAY, AM)
COMES = {"Ana": "Ana"}


def why(instance: Instance, *others: PlannedMeeting) -> list[tuple[str, str]]:
    """What keeps people from the meeting of the Club, and where they are."""
    found = empty_seats(instance, Plan(meetings=(HERE, *others)))
    return [(one.why, one.body) for empty in found[HERE.ref] for one in empty.persons]


@pytest.mark.parametrize(
    ("change", "other", "told"),
    [
        ({}, None, ("unasked", "")),
        ({"away": [("Ana", TUESDAY)]}, None, ("away", "")),
        ({}, PlannedMeeting("Group", TUESDAY, AM, COMES), ("elsewhere", "Group")),
        ({}, PlannedMeeting("Group", TUESDAY, PM, COMES), ("far", "Group")),
        ({}, PlannedMeeting("Group", TUESDAY, AM), ("unasked", "")),
        ({"cap": 1}, PlannedMeeting("Group", FRIDAY, PM, COMES), ("week", "")),
        ({"cap": 2}, PlannedMeeting("Group", FRIDAY, PM, COMES), ("unasked", "")),
        (
            {"relax": [Leave("one_place", person="Ana")]},
            PlannedMeeting("Group", TUESDAY, AM, COMES),
            ("unasked", ""),
        ),
        (
            {"relax": [Leave("week_cap")], "cap": 1},
            PlannedMeeting("Group", FRIDAY, PM, COMES),
            ("unasked", ""),
        ),
    ],
)
def test_what_keeps_somebody_is_told(
    change: dict[str, Any], other: PlannedMeeting | None, told: tuple[str, str]
) -> None:
    others = [] if other is None else [other]
    assert why(week_of(CLUB, GROUP, **change), *others) == [told]


def test_a_mandate_that_has_ended_comes_first() -> None:
    ended = SeatSpec("Ana", ("Ana",), OPTIONAL, terms={"Ana": (Span(WEDNESDAY, FRIDAY),)})
    club = replace(CLUB, seats=(ended,))
    assert why(week_of(club, away=[("Ana", TUESDAY)])) == [("mandate", "")]


def test_somebody_in_another_seat_of_the_meeting_is_elsewhere() -> None:
    club = replace(CLUB, seats=(seat("Ana", OPTIONAL), seat("Ana Bob", OPTIONAL)))
    meeting = replace(HERE, attendees={"Ana": "Ana"})
    (empty,) = empty_seats(week_of(club), Plan(meetings=(meeting,)))[meeting.ref]
    assert [(one.person, one.why, one.body) for one in empty.persons] == [
        ("Ana", "elsewhere", "Club"),
        ("Bob", "unasked", ""),
    ]


def test_a_seat_that_is_not_expected_is_not_told() -> None:
    guest = SeatSpec("Ana", ("Ana",), OPTIONAL, expected=False)
    assert why(week_of(replace(CLUB, seats=(guest,)))) == []


@pytest.mark.parametrize(
    ("days", "missed"),
    [
        (None, ["Ana"]),
        ((Span(TUESDAY, TUESDAY),), ["Ana"]),
        ((Span(WEDNESDAY, FRIDAY),), []),
        ((), []),
    ],
)
def test_a_seat_is_missed_only_on_the_days_on_which_it_is_one(
    days: tuple[Span, ...] | None, missed: list[str]
) -> None:
    """Before it begins, or once it has ended, nobody holds it, nobody is missed: no vacancy."""
    ana = SeatSpec("Ana", ("Ana",), OPTIONAL, days=days)
    year = week_of(replace(CLUB, seats=(ana,)))
    found = empty_seats(year, Plan(meetings=(HERE,)))[HERE.ref]
    assert [one.seat for one in found] == missed
    assert ana.held(TUESDAY) == ana.holds("Ana", TUESDAY) == bool(missed)


def test_a_seat_that_is_none_while_its_people_hold_it_is_never_held() -> None:
    early, late = (Span(TUESDAY, TUESDAY),), (Span(WEDNESDAY, FRIDAY),)
    found = [
        SeatSpec("Ana", ("Ana",), OPTIONAL, terms=terms, days=days).ever_held
        for terms, days in (({"Ana": early}, late), ({"Ana": late}, late), ({}, ()), ({}, late))
    ]
    assert found == [False, True, False, True]
