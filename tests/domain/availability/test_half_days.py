from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tourdetable.domain.availability.half_days import (
    DayRange,
    Stretch,
    half_days,
    merged,
    stretches,
)
from tourdetable.domain.availability.recurrence import TimeSpan

MONDAY = date(2027, 5, 10)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 5, day, hour, minute)  # noqa: DTZ001  the clock of the place


def test_mornings_and_afternoons_meet_at_half_past_twelve() -> None:
    slots = [(at(10, 8), at(10, 12, 30)), (at(11, 12, 30), at(11, 19)), (at(12, 12), at(12, 13))]
    assert {day.day: sorted(parts) for day, parts in half_days(slots).items()} == {
        10: ["AM"],
        11: ["PM"],
        12: ["AM", "PM"],
    }


def test_stretches_of_time_are_joined_and_empty_ones_dropped() -> None:
    slots = [(at(10, 10), at(10, 11)), (at(10, 9), at(10, 10)), (at(10, 12), at(10, 12))]
    assert merged(slots) == [(at(10, 9), at(10, 11))]


def test_a_week_end_is_told_only_within_a_stretch() -> None:
    days = {MONDAY + timedelta(days=n): {"AM", "PM"} for n in range(-2, 7)}
    assert list(stretches(days)) == [Stretch(MONDAY, MONDAY + timedelta(days=4), "DAY")]
    longer = {MONDAY + timedelta(days=n): {"AM"} for n in range(3, 8)}
    assert list(stretches(longer)) == [Stretch(date(2027, 5, 13), date(2027, 5, 17), "AM")]


def test_what_lies_outside_the_days_asked_for_is_cut_off() -> None:
    window = DayRange(MONDAY, MONDAY, UTC)
    long_ago = datetime(1, 1, 1, tzinfo=UTC)
    assert window.cut(TimeSpan(long_ago, date(2030, 1, 1))) == (window.opens, window.closes)
    starts, ends = window.cut(TimeSpan(long_ago, date(2027, 5, 10)))
    assert not starts < ends
