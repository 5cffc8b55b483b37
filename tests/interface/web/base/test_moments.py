from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tourdetable.interface.web.base.moments import day_and_time, moment

SUMMER, WINTER = date(2027, 3, 28), date(2027, 10, 31)
"""Sundays on which the clocks change in Paris."""


@pytest.mark.parametrize(
    ("day", "at", "zone", "expected"),
    [
        (date(2027, 4, 8), time(9, 30), "Europe/Paris", datetime(2027, 4, 8, 7, 30, tzinfo=UTC)),
        (
            date(2027, 4, 8),
            time(9, 30),
            "America/Martinique",
            datetime(2027, 4, 8, 13, 30, tzinfo=UTC),
        ),
        (date(2027, 4, 8), time(9, 30), "Pacific/Noumea", datetime(2027, 4, 7, 22, 30, tzinfo=UTC)),
        (SUMMER, time(3, 0), "Europe/Paris", datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (SUMMER, time(2, 30), "America/Cayenne", datetime(2027, 3, 28, 5, 30, tzinfo=UTC)),
        (WINTER, time(3, 0), "Europe/Paris", datetime(2027, 10, 31, 2, 0, tzinfo=UTC)),
        (date(2028, 2, 29), time(9, 0), "Europe/Paris", datetime(2028, 2, 29, 8, 0, tzinfo=UTC)),
    ],
)
def test_a_moment_and_back(day: date, at: time, zone: str, expected: datetime) -> None:
    assert moment(day, at, zone) == expected
    assert day_and_time(expected, zone) == (day, at)


def test_seconds_are_not_a_change_of_clocks() -> None:
    at = moment(date(2027, 4, 8), time(9, 0, 30), "America/Cayenne")
    assert at == datetime(2027, 4, 8, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "zone", "words"),
    [
        (SUMMER, "Europe/Paris", "go forward over this time: it does not exist. Choose 03:30"),
        (date(2027, 3, 14), "America/Miquelon", "Choose 03:30"),
        (date(2027, 10, 3), "Australia/Lord_Howe", "Choose 02:45"),
        (WINTER, "Europe/Paris", "go back over this time: they show it twice"),
    ],
)
def test_a_time_that_is_not_one_moment(day: date, zone: str, words: str) -> None:
    at = time(2, 15) if zone.endswith("Howe") else time(2, 30)
    with translation.override("en"), pytest.raises(ValidationError, match=words):
        moment(day, at, zone)
