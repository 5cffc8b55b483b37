"""Masks of bits: each day and part of an instance has its own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.planner.tiny import small
from tourdetable.core.planner.terms.instance import Span
from tourdetable.core.planner.terms.masks import DayMasks, bits
from tourdetable.core.planner.wire.instance_json import read_instance

TUESDAY = date(2027, 3, 9)


@pytest.fixture
def days() -> DayMasks:
    return DayMasks(read_instance(small()))


def told(days: DayMasks, mask: int) -> list[str]:
    return [f"{day} {part}" for day, part in map(days.when, bits(mask))]


def test_bits_are_told_in_order() -> None:
    assert (bits(0), bits(0b1), bits(0b101001)) == ([], [0], [0, 3, 5])


def test_the_days_are_those_of_the_calendar_and_of_what_is_locked() -> None:
    locked = small() | {"locks": [{"body": "CLUB", "date": "2026-12-31"}]}
    plain, wide = DayMasks(read_instance(small())), DayMasks(read_instance(locked))
    assert date.fromordinal(plain.base) == date(2027, 1, 4)
    assert date.fromordinal(plain.base + plain.size - 1) == date(2027, 12, 17)
    assert date.fromordinal(wide.base) == date(2026, 12, 31)


@pytest.mark.parametrize("part", ["AM", "PM", "DAY"])
def test_a_bit_is_a_day_and_a_part(days: DayMasks, part: str) -> None:
    assert days.when(days.bit(TUESDAY, part)) == (TUESDAY, part)


def test_whole_days_and_ranges_stop_at_the_ends_of_the_year(days: DayMasks) -> None:
    last, after = date(2027, 12, 17), date(2027, 12, 18)
    assert told(days, days.of_days([last, after])) == [f"{last} {p}" for p in ("AM", "PM", "DAY")]
    assert days.of_spans([Span(last, date(2028, 1, 9))]) == days.of_days([last])
    assert days.of_spans([Span(after, date(2028, 1, 9))]) == 0
    assert days.of_spans([Span(date(2026, 1, 1), date(2027, 1, 4))]) == days.of_days(
        [date(2027, 1, 4)]
    )


def test_a_half_day_touches_the_whole_day(days: DayMasks) -> None:
    assert told(days, days.of_half_days([(TUESDAY, "PM")])) == [
        "2027-03-09 PM",
        "2027-03-09 DAY",
    ]
    assert days.of_half_days([(date(2028, 1, 9), "PM")]) == 0
    assert days.of_half_days([(TUESDAY, "DAY")]) == days.of_days([TUESDAY])


def test_a_half_day_of_the_week_is_off_each_week(days: DayMasks) -> None:
    off = days.of_week([(1, "AM")])
    assert told(days, off & days.of_days([TUESDAY])) == ["2027-03-09 AM", "2027-03-09 DAY"]
    assert len(bits(off)) == 2 * sum(
        date.fromordinal(days.base + at).weekday() == 1 for at in range(days.size)
    )


def test_from_a_day_on(days: DayMasks) -> None:
    last = date(2027, 12, 16)
    assert days.from_day(last.toordinal()) == days.of_days([last, date(2027, 12, 17)])
    assert days.from_day(days.base - 5) == days.every
