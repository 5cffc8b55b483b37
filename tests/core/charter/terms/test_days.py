"""Stretches of days, and the days on which a lasting fault counts."""

from __future__ import annotations

from datetime import date

from tourdetable.core.charter.terms.days import (
    FOREVER,
    add_days,
    fault_days,
    levels,
    overlap,
    stretches,
)
from tourdetable.core.charter.terms.model import Period

D = date.fromisoformat
YEAR = Period(D("2027-01-01"), D("2027-12-31"))


def test_the_calendar_has_an_end() -> None:
    assert add_days(FOREVER, 1) == FOREVER
    assert add_days(date.min, -1) == date.min


def test_periods_that_do_not_meet_have_no_overlap() -> None:
    assert (
        overlap(Period(D("2027-01-01"), D("2027-01-31")), Period(D("2027-02-01"), FOREVER)) is None
    )
    assert overlap(
        Period(D("2027-01-01"), D("2027-02-01")), Period(D("2027-02-01"), FOREVER)
    ) == Period(D("2027-02-01"), D("2027-02-01"))


def test_the_same_key_counts_once_on_a_day() -> None:
    spans = [
        ("a", Period(D("2027-01-01"), D("2027-03-31"))),
        ("a", Period(D("2027-03-01"), FOREVER)),
    ]
    assert [count for _, count in levels(YEAR, spans)] == [1, 1, 1]


def test_neighbouring_bad_stretches_are_one() -> None:
    spans = [
        ("a", Period(D("2027-01-01"), D("2027-03-31"))),
        ("b", Period(D("2027-04-01"), D("2027-06-30"))),
    ]
    assert stretches(YEAR, spans, lambda count: count < 2) == [YEAR]
    assert stretches(YEAR, spans, lambda count: count < 1) == [Period(D("2027-07-01"), YEAR.last)]


def test_a_fault_counts_from_the_season_and_again_after_an_exception() -> None:
    fault = Period(D("2026-05-01"), FOREVER)
    lifted = [Period(D("2026-12-01"), D("2027-02-28"))]
    assert list(fault_days(fault, YEAR, lifted)) == [D("2027-01-01"), D("2027-03-01")]
    assert list(fault_days(Period(D("2026-05-01"), D("2026-12-31")), YEAR, [])) == []
