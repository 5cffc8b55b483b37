"""Every page that says who is missing reads it here."""

from __future__ import annotations

from datetime import date

from tests.core.planner.search.few import FRIDAY, TUESDAY, WEDNESDAY, body, seat, week_of
from tourdetable.core.planner.judge.absences import EmptySeat, Missing, empty_seats
from tourdetable.core.planner.terms.days import AM, DAY, PM
from tourdetable.core.planner.terms.instance import ALL, OPTIONAL, PARTIAL, Instance
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting


def meeting(name: str, day: date, part: str, *coming: str) -> PlannedMeeting:
    """A meeting where these seats come, each by the first of those whose names it bears."""
    return PlannedMeeting(name, day, part, {one: one.split()[0] for one in coming})


def told(instance: Instance, *meetings: PlannedMeeting) -> list[tuple[EmptySeat, ...]]:
    return list(empty_seats(instance, Plan(meetings=meetings)).values())


def test_two_committees_of_the_same_people_at_one_time_leave_one_of_them_empty():
    seats = [seat(name, OPTIONAL) for name in ("Inès", "Karim")]
    year = week_of(body("techniques", *seats), body("départemental", *seats))
    found = told(
        year,
        meeting("techniques", TUESDAY, PM, "Inès", "Karim"),
        meeting("départemental", TUESDAY, PM),
    )
    elsewhere = [
        EmptySeat(who, (Missing(who, "elsewhere", "techniques"),)) for who in ("Inès", "Karim")
    ]
    assert found == [(), tuple(elsewhere)]


def test_each_holder_of_an_empty_seat_has_a_reason_of_their_own():
    both = [seat("Inès Karim", PARTIAL, 1), seat("Rose", OPTIONAL), seat("Louise", ALL)]
    far = body("loin", seat("Rose", OPTIONAL), km=100.0)
    near = body("près", seat("Louise", OPTIONAL))
    year = week_of(body("port", *both), far, near, cap=1, away=[("Inès", FRIDAY)])
    found = told(
        year,
        meeting("port", FRIDAY, AM),
        meeting("loin", FRIDAY, PM, "Rose"),
        meeting("près", WEDNESDAY, DAY, "Louise"),
    )
    assert [seat.persons for seat in found[0]] == [
        (Missing("Inès", "away"), Missing("Karim", "unasked")),
        (Missing("Rose", "far", "loin"),),
        (Missing("Louise", "week"),),
    ]


def test_nobody_is_missing_where_each_seat_comes():
    year = week_of(body("port", seat("Inès Karim"), seat("Rose", OPTIONAL)))
    assert told(year, meeting("port", TUESDAY, AM, "Inès Karim", "Rose")) == [()]
