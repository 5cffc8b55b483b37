from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tourdetable.domain.meetings.calendar.occasions import occasion, same_occasion

PARIS = ZoneInfo("Europe/Paris")
THURSDAY = "2027-04-08 09:30", "2027-04-08 12:00"


def held(starts: str, ends: str) -> tuple[datetime, datetime]:
    return (
        datetime.fromisoformat(starts).replace(tzinfo=PARIS),
        datetime.fromisoformat(ends).replace(tzinfo=PARIS),
    )


@pytest.mark.parametrize(
    ("times", "same"),
    [
        (("2027-04-08 09:00", "2027-04-08 12:30"), True),
        (("2027-04-08 10:30", "2027-04-08 13:00"), True),
        (("2027-04-08 11:00", "2027-04-08 13:30"), True),
        (("2027-04-15 09:30", "2027-04-15 12:00"), False),
        (("2027-04-08 14:00", "2027-04-08 16:30"), False),
        (("2027-04-08 09:30", "2027-04-08 16:30"), False),
        (("2027-04-08 12:00", "2027-04-08 13:00"), False),
        (("2027-04-08 08:00", "2027-04-08 09:00"), False),
        (("2027-04-08 09:30", "2027-04-09 12:00"), False),
    ],
)
def test_the_same_half_of_the_same_day(times: tuple[str, str], same: bool) -> None:
    one, other = occasion(*held(*THURSDAY), PARIS), occasion(*held(*times), PARIS)
    assert (same_occasion(one, other), same_occasion(other, one)) == (same, same)


def test_the_evening_is_not_the_afternoon() -> None:
    two, seven = (
        held("2027-04-08 14:00", "2027-04-08 16:00"),
        held("2027-04-08 19:00", "2027-04-08 21:00"),
    )
    assert not same_occasion(occasion(*two, PARIS), occasion(*seven, PARIS))


def test_days_are_those_of_the_clocks_of_the_network() -> None:
    """Half past eleven in the evening in Paris is the next morning in Réunion."""
    late = datetime(2027, 4, 8, 21, 30, tzinfo=UTC), datetime(2027, 4, 8, 22, 30, tzinfo=UTC)
    span = occasion(*late, ZoneInfo("Indian/Reunion"))
    assert [str(day) for day in span.halves[:2]] == ["2027-04-09", "2027-04-09"]
