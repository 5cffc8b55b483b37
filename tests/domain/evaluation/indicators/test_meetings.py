"""What meetings say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.domain.evaluation.indicators.year import CLUB, evaluated, lines
from tourdetable.domain.evaluation.indicators.facts import Beside


def test_meetings_held_are_neither_cancelled_nor_to_come():
    assert lines("meetings_held", evaluated()) == [("m1", 1, 1), ("m2", 1, 1), ("m3", 1, 1)]


def test_a_wait_longer_than_the_charter_allows_is_irregular():
    found = lines("regularity", evaluated())
    assert found == [("m1", 1, 1), ("m2", 1, 1), ("m3", 0, 1)]


def test_a_wait_that_lasts_too_long_already_counts():
    late = evaluated(today=date(2027, 5, 5))
    assert lines("regularity", late)[-1] == ("berre", 0, 1)


def test_a_body_that_ended_before_the_period_says_nothing():
    gone = evaluated({"bodies": ["berre itc 2020-09-10..2026-06-30"], "meetings": []})
    assert lines("regularity", gone) == []


def test_only_days_that_the_charter_allows_are_agreed():
    club = {
        "bodies": ["club club 2020-01-01"],
        "meetings": ["tue club gathering 2027-03-02", "mon club gathering 2027-03-08"],
    }
    found = evaluated(club | {"seats": [], "mandates": [], "attendances": []}, charter=CLUB)
    assert lines("agreed_days", found) == [("tue", 1, 1), ("mon", 0, 1)]


def test_a_date_is_known_ahead_when_it_was_set_before_the_season():
    meetings = ["one club gathering 2027-03-02 dated=2026-11-18", "two club gathering 2027-03-09"]
    club = {"bodies": ["club club 2020-01-01"], "meetings": meetings}
    found = evaluated(club | {"seats": [], "mandates": [], "attendances": []}, charter=CLUB)
    assert lines("dated_ahead", found) == [("one", 1, 1), ("two", 0, 1)]


def test_hours_are_those_of_the_seats_that_were_expected():
    hours = Beside({"m1": 3, "m2": 2, "m3": 2})
    found = replace(evaluated(), beside=hours)
    assert lines("hours_asked", found) == [("berre", 2 * 3 + 2 * 2 + 1 * 2, 2)]
