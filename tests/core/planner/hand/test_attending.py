"""A year read again once people's diaries have changed."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from tests.core.planner.search.few import TUESDAY, WEDNESDAY, body, seat, week_of
from tourdetable.core.planner.hand.attending import still_coming
from tourdetable.core.planner.terms.days import AM, PM
from tourdetable.core.planner.terms.instance import OPTIONAL, Span
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting, PlannedTurn

PORT = body("port", seat("Inès Karim"), seat("Rose", OPTIONAL))
MARKET = body("halle", seat("Karim", OPTIONAL))


def meeting(name: str, day: date, part: str, **coming: str) -> PlannedMeeting:
    return PlannedMeeting(name, day, part, coming)


def at_port(inès: str = "Inès", **more: str) -> PlannedMeeting:
    """A meeting of the port, where Inès, or whoever shares her seat, has a duty."""
    coming = {"Inès Karim": inès, **more}
    turns = {"minutes": PlannedTurn("Inès Karim", inès)}
    return PlannedMeeting("port", TUESDAY, AM, {k: v for k, v in coming.items() if v}, turns)


def test_a_year_on_which_nothing_has_changed_is_the_same_one():
    halle = meeting("halle", WEDNESDAY, AM, Karim="Karim")
    found = Plan(meetings=(at_port(Rose="Rose"), halle))
    assert still_coming(week_of(PORT, MARKET), found) is found


def test_who_shares_a_seat_steps_in_and_takes_the_turn():
    year = week_of(PORT, MARKET, away=[("Inès", TUESDAY), ("Rose", TUESDAY)])
    halle = meeting("halle", TUESDAY, PM, Karim="Karim")
    found = still_coming(year, Plan(meetings=(at_port(Rose="Rose"), halle)))
    assert found.meetings == (at_port("Karim"), halle)


def test_who_was_given_a_vacant_seat_since_comes_for_it():
    halle = replace(MARKET.seats[0], terms={"Karim": (Span(WEDNESDAY, WEDNESDAY),)})
    year = week_of(PORT, replace(MARKET, seats=(halle,), meetings=2))
    meetings = [meeting("halle", day, PM) for day in (TUESDAY, WEDNESDAY)]
    found = still_coming(year, Plan(meetings=(at_port(Rose="Rose"), *meetings)))
    assert [one.attendees for one in found.meetings[1:]] == [{}, {"Karim": "Karim"}]


def test_nobody_steps_in_who_is_expected_elsewhere_at_that_time():
    year = week_of(PORT, MARKET, away=[("Inès", TUESDAY)])
    halle = meeting("halle", TUESDAY, AM, Karim="Karim")
    found = still_coming(year, Plan(meetings=(at_port(Rose="Rose"), halle)))
    assert found.meetings == (replace(at_port(), attendees={"Rose": "Rose"}), halle)


def test_whoever_does_not_sit_there_any_more_leaves():
    year = week_of(body("port", seat("Inès Karim")), body("halle", seat("Rose")))
    found = still_coming(year, Plan(meetings=(at_port("Ali"),)))
    assert found.meetings == (at_port("Inès"),)
