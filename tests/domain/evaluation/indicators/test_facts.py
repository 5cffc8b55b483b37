"""The facts of a period, as indicators look them up."""

from __future__ import annotations

from datetime import date

from tests.domain.evaluation.indicators.year import evaluated


def test_a_period_goes_no_further_than_today():
    found = evaluated()
    assert found.last == date(2027, 4, 6)
    assert found.has(date(2026, 9, 1))
    assert not found.has(date(2027, 4, 7))
    assert not found.has(None)


def test_seats_in_a_body_were_held_on_some_day():
    assert evaluated().in_body("berre") == {"town", "caf"}
    assert evaluated().in_body("elsewhere") == frozenset()


def test_a_rule_covers_its_bodies_and_meetings():
    found = evaluated()
    (rule,) = found.rules("maximum_gap")
    meeting = found.meetings["m1"]
    assert rule.covers("itc", meeting)
    assert not rule.covers("technical_committee", meeting)
    assert rule.parameters.months.on(meeting.on) == 2


def test_what_is_not_kept_is_told():
    assert evaluated().keeps("meetings")
    assert not evaluated().keeps("topics")
