from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.years.enums import KnownDays
from tourdetable.domain.years.periods.known import known_days


def days(first: str, last: str = "") -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("code", "year", "found"),
    [
        ("august", 2028, [days("2028-08-01", "2028-08-31")]),
        ("christmas_week", 2028, [days("2028-12-24", "2028-12-31")]),
        ("school_start", 2027, [days("2027-09-01")]),
        ("school_start", 2025, [days("2025-09-01")]),
        ("school_start", 2031, []),
        ("good_friday", 2027, [days("2027-03-26")]),
        ("armenian_christmas", 2028, [days("2028-01-06")]),
        ("orthodox_christmas", 2028, [days("2028-01-07")]),
        ("orthodox_friday", 2027, [days("2027-04-30")]),
        ("orthodox_easter", 2028, [days("2028-04-17")]),
        ("armenian_remembrance", 2028, [days("2028-04-24")]),
        ("ramadan", 2028, [days("2028-01-28", "2028-02-25")]),
        ("eid_fitr", 2026, [days("2026-03-20")]),
        ("eid_fitr", 2027, [days("2027-03-09")]),
        ("eid_fitr", 2033, [days("2033-01-02"), days("2033-12-23")]),
        ("eid_adha", 2025, [days("2025-06-06")]),
        ("eid_adha", 2028, [days("2028-05-05")]),
        ("mawlid", 2027, [days("2027-08-14")]),
        ("passover", 2028, [days("2028-04-11", "2028-04-12")]),
        ("shavuot", 2027, [days("2027-06-11", "2027-06-12")]),
        ("rosh_hashanah", 2027, [days("2027-10-02", "2027-10-03")]),
        ("yom_kippur", 2028, [days("2028-09-30")]),
        ("vesak", 2028, [days("2028-05-09")]),
    ],
)
def test_each_day_is_where_its_calendar_has_it(code: str, year: int, found: list[Span]) -> None:
    assert list(known_days(code, date(year, 1, 1), date(year, 12, 31))) == found


@pytest.mark.parametrize("code", KnownDays.values)
def test_what_no_library_knows_is_not_invented(code: str) -> None:
    assert len(known_days(code, date(2190, 1, 1), date(2190, 12, 31))) <= 2


def test_days_are_cut_at_both_ends_of_a_season_across_two_years() -> None:
    assert known_days("christmas_week", date(2027, 12, 28), date(2028, 12, 26)) == (
        days("2027-12-28", "2027-12-31"),
        days("2028-12-24", "2028-12-26"),
    )
