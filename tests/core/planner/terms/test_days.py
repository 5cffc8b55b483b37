"""Parts of days, weeks, months."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.planner.terms.days import AM, DAY, PM, add_months, joined, overlap, week


def test_parts_overlap_when_they_share_a_half_day() -> None:
    shared = [(AM, AM), (AM, DAY), (DAY, PM)]
    assert [overlap(*pair) for pair in [*shared, (AM, PM)]] == [True, True, True, False]


def test_a_week_goes_from_monday_to_sunday() -> None:
    sunday, monday, next_sunday = date(2027, 3, 7), date(2027, 3, 8), date(2027, 3, 14)
    assert [week(day) - week(sunday) for day in (monday, next_sunday)] == [1, 1]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2027, 11, 15), 2, date(2028, 1, 15)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2027, 3, 1), 0, date(2027, 3, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


def test_two_halves_of_a_day_are_a_day() -> None:
    day, next_day = date(2028, 1, 1), date(2028, 1, 2)
    assert joined([(next_day, "PM"), (day, "AM"), (day, "PM"), (next_day, "PM")]) == (
        (day, "DAY"),
        (next_day, "PM"),
    )
    assert joined([(4, "AM"), (0, "DAY"), (0, "AM")]) == ((0, "DAY"), (4, "AM"))
