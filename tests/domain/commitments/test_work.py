"""The days of the work of a body."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.domain.builders import FOUNDED, TODAY, Circle, circle_with
from tourdetable.core.charter.terms.model import SeasonRule
from tourdetable.domain.commitments.queries import Days
from tourdetable.domain.commitments.work import days_of_work, group_kinds, rule_of
from tourdetable.domain.networks.queries import charter_in_force


def test_without_a_rule_nine_months_are_proposed(circle: Circle) -> None:
    text = charter_in_force(circle.network, on=TODAY)
    assert rule_of(text, circle.body) is None
    assert days_of_work(text, circle.body, TODAY) == Days(TODAY, date(2028, 1, 6))


def test_the_charter_says_the_usual_months_unless_the_body_has_an_end(db: None) -> None:
    circle = circle_with('check = "work_commitment"\nfirst_month = 3', "none")
    text = charter_in_force(circle.network, on=TODAY)
    assert days_of_work(text, circle.body, TODAY) == Days(date(2027, 3, 1), date(2027, 10, 31))
    circle.body.ends = date(2027, 9, 30)
    assert days_of_work(text, circle.body, TODAY) == Days(FOUNDED, date(2027, 9, 30))


def test_a_work_of_the_school_year_ends_after_it_begins(db: None) -> None:
    circle = circle_with('check = "work_commitment"\nfirst_month = 10\nlast_month = 5', "none")
    text = replace(charter_in_force(circle.network, on=TODAY), season=SeasonRule(month=9))
    for day in (date(2027, 9, 6), date(2028, 4, 1)):
        found = days_of_work(text, circle.body, day)
        assert found == Days(date(2027, 10, 1), date(2028, 5, 31))


def test_the_days_of_its_work_are_those_that_are_said(db: None) -> None:
    circle = circle_with('check = "work_commitment"', "none")
    text = charter_in_force(circle.network, on=TODAY)
    circle.body.work_starts, circle.body.work_ends = TODAY, date(2027, 9, 30)
    assert days_of_work(text, circle.body, TODAY) == Days(TODAY, date(2027, 9, 30))


def test_a_rule_that_names_no_kind_bears_on_those_that_do_not_gather(db: None) -> None:
    every = circle_with('check = "work_commitment"', "none")
    assert group_kinds(charter_in_force(every.network, on=TODAY)) == ("board",)


def test_without_a_rule_no_kind_is_a_group(circle: Circle) -> None:
    assert group_kinds(charter_in_force(circle.network, on=TODAY)) == ()
