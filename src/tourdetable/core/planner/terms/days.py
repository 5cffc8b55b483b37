"""Days, parts of days and weeks, as the planner counts them (PLANNER §1 and §3)."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeVar

AM, PM, DAY = "AM", "PM", "DAY"
PARTS = (AM, PM, DAY)
if TYPE_CHECKING:
    Part = str  # a part of a file is checked when it is read
else:
    Part = Literal["AM", "PM", "DAY"]
HALVES = {AM: (0,), PM: (1,), DAY: (0, 1)}
"""The half-days that a part takes."""

TOUCHING = {AM: (AM, DAY), PM: (PM, DAY), DAY: PARTS}
"""The parts that share a half-day with each."""

ORDER = {AM: 0, PM: 1, DAY: 2}
Ordered = TypeVar("Ordered", date, int)


def overlap(one: str, other: str) -> bool:
    """Whether two parts of one day share a half-day."""
    return one == other or DAY in (one, other)


def joined(parts: Iterable[tuple[Ordered, str]]) -> tuple[tuple[Ordered, str], ...]:
    """Parts of days, or of weekdays, in order: both half-days of one are that whole day."""
    found: dict[Ordered, set[str]] = {}
    for day, part in parts:
        found.setdefault(day, set()).add(part)
    return tuple((day, _whole(found[day])) for day in sorted(found))


def _whole(parts: set[str]) -> str:
    return next(iter(parts)) if len(parts) == 1 else DAY


def week(day: date) -> int:
    """The number of a day's week, Monday to Sunday: (ordinal - 1) // 7."""
    return week_of(day.toordinal())


def week_of(ordinal: int) -> int:
    """The number of the week of a day, by its ordinal."""
    return (ordinal - 1) // 7


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later, or that month's last day; at most `date.max`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
