from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError

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
        (WINTER, time(2, 30), "Europe/Paris", datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_and_back(day: date, at: time, zone: str, expected: datetime) -> None:
    assert moment(day, at, zone) == expected
    assert day_and_time(expected, zone) == (day, at)


@pytest.mark.parametrize(
    ("day", "zone"), [(SUMMER, "Europe/Paris"), (date(2027, 3, 14), "America/Miquelon")]
)
def test_a_time_that_does_not_exist(day: date, zone: str) -> None:
    with pytest.raises(ValidationError):
        moment(day, time(2, 30), zone)
