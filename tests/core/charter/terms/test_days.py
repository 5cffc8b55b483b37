"""Stretches of days, the days on which a fault counts, values that change over the years."""

from __future__ import annotations

from datetime import date
from operator import gt

from tourdetable.core.charter.terms.days import (
    FOREVER,
    Dated,
    Period,
    add_days,
    fault_days,
    faults,
    levels,
    overlap,
    stretches,
    united,
)

D = date.fromisoformat
MONTHS = Dated.of({date(2024, 1, 1): 3, date(2018, 1, 1): 2})
YEAR = Period(D("2027-01-01"), D("2027-12-31"))


STARTS, ENDS = date(2027, 1, 5), date(2027, 3, 1)


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


def test_the_value_in_force_is_the_latest_begun() -> None:
    assert [
        MONTHS.on(day)
        for day in (date(2017, 12, 31), date(2018, 1, 1), date(2023, 12, 31), date(2024, 1, 1))
    ] == [
        None,
        2,
        2,
        3,
    ]


def test_each_value_has_its_days() -> None:
    assert list(MONTHS.stretches()) == [
        (Period(date(2018, 1, 1), date(2023, 12, 31)), 2),
        (Period(date(2024, 1, 1), FOREVER), 3),
    ]


def test_a_plain_value_was_always_in_force() -> None:
    assert (Dated.of(2).starts, Dated.of(2).on(date.min)) == (date.min, 2)


def test_each_day_is_judged_by_its_own_value() -> None:
    """One holder from 2020 on, two from April: what one asks until March and two from then on."""
    window = Period(date(2020, 1, 1), date(2027, 12, 31))
    held = [
        ("Aïcha", Period(date(2020, 1, 1), FOREVER)),
        ("Rémi", Period(date(2027, 9, 1), FOREVER)),
    ]
    asked = Dated.of({date(2020, 1, 1): 1, date(2027, 4, 1): 2})
    assert faults(window, held, asked, gt) == [Period(date(2027, 4, 1), date(2027, 8, 31))]


def test_a_fault_that_goes_over_a_change_is_one_fault() -> None:
    window = Period(date(2027, 1, 1), date(2027, 12, 31))
    asked = Dated.of({date(2020, 1, 1): 1, date(2027, 4, 1): 2})
    assert faults(window, [], asked, gt) == [window]


def test_days_that_touch_are_one_period_and_none_is_no_period() -> None:
    first, second = Period(date(2027, 1, 1), date(2027, 1, 31)), Period(date(2027, 2, 1), ENDS)
    backwards, inside = Period(date(2028, 5, 2), date(2028, 5, 1)), Period(STARTS, STARTS)
    apart = Period(date(2027, 5, 1), date(2027, 5, 1))
    whole = Period(date(2027, 1, 1), ENDS)
    assert united([apart, second, backwards, inside, first]) == (whole, apart)
