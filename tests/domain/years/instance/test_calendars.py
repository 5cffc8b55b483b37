from __future__ import annotations

from datetime import date, timedelta

import pytest

from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.years.instance.calendars import (
    AREAS,
    ZONES,
    area_of,
    bridges,
    holidays,
    school,
)

NEW_YEAR, CHRISTMAS = date(2027, 1, 1), date(2027, 12, 31)
MAINLAND = (
    date(2027, 1, 1),
    date(2027, 3, 29),
    date(2027, 5, 1),
    date(2027, 5, 6),
    date(2027, 5, 8),
    date(2027, 5, 17),
    date(2027, 7, 14),
    date(2027, 8, 15),
    date(2027, 11, 1),
    date(2027, 11, 11),
    date(2027, 12, 25),
)
OWN = {
    "FR": (),
    "57": (date(2027, 3, 26), date(2027, 12, 26)),
    "6AE": (date(2027, 3, 26), date(2027, 12, 26)),
    "973": (date(2027, 6, 10),),
    "974": (date(2027, 12, 20),),
    "976": (date(2027, 4, 27),),
    "NC": (date(2027, 9, 24),),
    "PF": (date(2027, 3, 5), date(2027, 3, 26), date(2027, 11, 20)),
}


@pytest.mark.parametrize("area", OWN)
def test_an_area_has_the_mainland_s_holidays_and_its_own(area: str) -> None:
    assert holidays([area], NEW_YEAR, CHRISTMAS) == tuple(sorted({*MAINLAND, *OWN[area]}))


@pytest.mark.parametrize("area", AREAS)
def test_the_mainland_s_holidays_hold_in_every_area(area: str) -> None:
    assert set(MAINLAND) - set(holidays([area], NEW_YEAR, CHRISTMAS)) == set()


def test_several_areas_are_off_when_any_of_them_is() -> None:
    assert holidays(["57", "973"], date(2027, 3, 26), date(2027, 6, 10)) == (
        date(2027, 3, 26),
        date(2027, 3, 29),
        date(2027, 5, 1),
        date(2027, 5, 6),
        date(2027, 5, 8),
        date(2027, 5, 17),
        date(2027, 6, 10),
    )


def test_a_season_across_two_years_has_the_holidays_of_both() -> None:
    assert holidays(["FR"], date(2026, 12, 25), date(2027, 1, 1)) == (
        date(2026, 12, 25),
        date(2027, 1, 1),
    )


def test_no_area_has_no_holiday() -> None:
    assert holidays([], NEW_YEAR, CHRISTMAS) == ()


def test_an_unknown_area_is_not_taken_for_one_without_holidays() -> None:
    with pytest.raises(KeyError, match="GF"):
        holidays(["GF"], NEW_YEAR, CHRISTMAS)


def test_a_bridge_stands_between_a_holiday_and_a_week_end() -> None:
    assert bridges(holidays(["FR"], NEW_YEAR, CHRISTMAS)) == (date(2027, 5, 7), date(2027, 11, 12))


def test_a_monday_before_a_holiday_is_a_bridge_unless_it_is_one_itself() -> None:
    assert bridges([date(2028, 8, 15)]) == (date(2028, 8, 14),)
    assert bridges([date(2028, 8, 14), date(2028, 8, 15)]) == ()


def test_each_zone_has_its_own_winter() -> None:
    assert school(ZONES, date(2027, 2, 1), date(2027, 3, 31))[0] == {
        "A": (Span(date(2027, 2, 13), date(2027, 2, 28)),),
        "B": (Span(date(2027, 2, 20), date(2027, 3, 7)),),
        "C": (Span(date(2027, 2, 6), date(2027, 2, 21)),),
    }


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("last_class", "back"),
    [
        (date(2016, 7, 5), date(2016, 9, 1)),
        (date(2016, 10, 19), date(2016, 11, 3)),
        (date(2021, 7, 6), date(2021, 9, 1)),
        (date(2022, 7, 7), date(2022, 9, 1)),
        (date(2028, 7, 4), date(2028, 9, 1)),
    ],
)
def test_the_day_on_which_classes_end_is_no_holiday(
    zone: str, last_class: date, back: date
) -> None:
    one = timedelta(days=1)
    assert school([zone], last_class - one, back)[0] == {
        zone: (Span(last_class + one, back - one),)
    }


@pytest.mark.parametrize("zone", ZONES)
def test_the_bridge_of_ascension_is_told_by_its_days_without_class(zone: str) -> None:
    assert school([zone], date(2028, 5, 20), date(2028, 5, 31))[0] == {
        zone: (Span(date(2028, 5, 26), date(2028, 5, 27)),)
    }


def test_school_holidays_are_cut_at_both_ends() -> None:
    assert school(["A"], date(2027, 2, 20), date(2027, 2, 22))[0] == {
        "A": (Span(date(2027, 2, 20), date(2027, 2, 22)),)
    }


def test_past_the_last_known_day_nothing_is_known_and_it_says_so() -> None:
    assert school(["A"], date(2029, 1, 1), date(2029, 12, 31)) == ({"A": ()}, date(2028, 8, 31))


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(KeyError, match="Z"):
        school(["Z"], NEW_YEAR, CHRISTMAS)


@pytest.mark.parametrize(
    ("zone", "area"),
    [
        ("Europe/Paris", "FR"),
        ("America/Cayenne", "973"),
        ("Indian/Reunion", "974"),
        ("Pacific/Gambier", "PF"),
        ("UTC", "FR"),
    ],
)
def test_a_time_zone_suggests_an_area(zone: str, area: str) -> None:
    assert area_of(zone) == area
