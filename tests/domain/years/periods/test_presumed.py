"""School holidays that nobody has published, presumed from those that were."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.years.enums import SchoolHolidays
from tourdetable.domain.years.instance.calendars import ZONES, school_year
from tourdetable.domain.years.periods.presumed import of_year, presumed

YEARS = (2023, 2024, 2025, 2026, 2027)
OFF_BY_A_WEEK = {(2027, SchoolHolidays.SPRING)}
"""The only holidays of these years that the pattern misses: all zones left a week sooner."""


@pytest.mark.parametrize("year", YEARS)
def test_the_pattern_gives_the_years_that_were_published(year: int) -> None:
    published = school_year()[0]
    missed = {
        (year, one.holidays)
        for one in of_year(year)
        for zone in (one.zone or ZONES)
        if one.span.first not in {span.first for span in published[zone]}
    }
    assert missed == {known for known in OFF_BY_A_WEEK if known[0] == year}


def test_a_year_beyond_the_official_calendar_is_presumed_whole() -> None:
    found = [(one.holidays, one.zone, one.span) for one in presumed(("B",), *season(2029))]
    assert found == [
        ("christmas", "", Span(date(2029, 1, 1), date(2029, 1, 7))),
        ("winter", "B", Span(date(2029, 2, 17), date(2029, 3, 4))),
        ("spring", "B", Span(date(2029, 4, 14), date(2029, 4, 29))),
        ("summer", "", Span(date(2029, 7, 7), date(2029, 8, 31))),
        ("autumn", "", Span(date(2029, 10, 20), date(2029, 11, 4))),
        ("christmas", "", Span(date(2029, 12, 22), date(2029, 12, 31))),
    ]


def test_of_a_year_that_is_published_in_part_the_rest_is_presumed() -> None:
    found = [(one.holidays, one.span) for one in presumed(("A", "C"), *season(2028))]
    assert found == [
        ("autumn", Span(date(2028, 10, 21), date(2028, 11, 5))),
        ("christmas", Span(date(2028, 12, 23), date(2028, 12, 31))),
    ]


@pytest.mark.parametrize(("zones", "year"), [((), 2029), (("A",), 2027)])
def test_nothing_is_presumed_without_a_zone_nor_of_what_is_published(
    zones: tuple[str, ...], year: int
) -> None:
    assert list(presumed(zones, *season(year))) == []


def test_the_days_of_january_are_those_of_the_christmas_before() -> None:
    (found,) = presumed(("A",), date(2029, 1, 1), date(2029, 1, 31))
    assert found.span == Span(date(2029, 1, 1), date(2029, 1, 7))


def test_they_are_always_said_to_be_presumed() -> None:
    with translation.override("fr"):
        names = [one.name for one in presumed(("A", "B"), date(2029, 2, 1), date(2029, 7, 31))]
    assert names == [
        "Vacances d’hiver, zone A (présumées, non publiées)",
        "Vacances d’hiver, zone B (présumées, non publiées)",
        "Vacances de printemps, zone A (présumées, non publiées)",
        "Vacances de printemps, zone B (présumées, non publiées)",
        "Vacances d’été (présumées, non publiées)",
    ]


def season(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
