"""A value that a text changes over the years."""

from __future__ import annotations

from datetime import date

from tourdetable.core.charter.terms.dated import Dated, faults
from tourdetable.core.charter.terms.days import FOREVER
from tourdetable.core.charter.terms.model import Period

MONTHS = Dated.of({date(2024, 1, 1): 3, date(2018, 1, 1): 2})


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
    assert faults(window, held, asked, lambda count, least: count < least) == [
        Period(date(2027, 4, 1), date(2027, 8, 31))
    ]


def test_a_fault_that_goes_over_a_change_is_one_fault() -> None:
    window = Period(date(2027, 1, 1), date(2027, 12, 31))
    asked = Dated.of({date(2020, 1, 1): 1, date(2027, 4, 1): 2})
    assert faults(window, [], asked, lambda count, least: count < least) == [window]
