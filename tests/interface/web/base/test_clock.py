"""The only clock of the platform."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from tourdetable.interface.web.base import clock


def test_the_clock_is_the_machine_s(settings: Settings) -> None:
    settings.DEMO_TODAY = ""
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize(("day", "hour"), [("2027-04-06", 7), ("2027-01-06", 8)])
def test_in_the_demo_it_is_nine_in_paris(settings: Settings, day: str, hour: int) -> None:
    settings.DEMO_TODAY = day
    year, month, number = map(int, day.split("-"))
    assert clock.now() == datetime(year, month, number, hour, tzinfo=UTC)
