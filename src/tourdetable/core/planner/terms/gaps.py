"""The days between a body's meetings, and the borders of its year (PLANNER §2.3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tourdetable.core.planner.terms.days import add_months
from tourdetable.core.planner.terms.instance import BodySpec

ONE = timedelta(days=1)


def border_before(body: BodySpec) -> date:
    """Where gaps begin: last year's last meeting, or the day before the season."""
    return body.prev_last or body.season.first - ONE


def border_after(body: BodySpec) -> date:
    """Until when the last gap is counted: the day after the season."""
    return body.season.last + ONE


def latest_next(body: BodySpec, day: date) -> date:
    """The last day on which a meeting may follow one held on `day`."""
    most, months = body.gap.max, body.gap.max_months
    latest = date.max
    if most is not None:
        latest = day + min(latest - day, timedelta(days=most))
    return latest if months is None else min(latest, add_months(day, months))


def has_latest(body: BodySpec) -> bool:
    """Whether a longest gap is set, and there is a year to fill."""
    return bool(body.meetings) and (body.gap.max is not None or body.gap.max_months is not None)


def with_borders(body: BodySpec, days: Iterable[date]) -> list[date]:
    """The days between the two borders."""
    return [border_before(body), *days, border_after(body)]


def silences(body: BodySpec, days: Iterable[date]) -> list[date]:
    """The same, with the days on which it meets anyway."""
    first, last = border_before(body), border_after(body)
    held = [day for day in body.standing if first < day < last]
    return with_borders(body, sorted([*days, *held]))


def earliest_last(body: BodySpec) -> date | None:
    """The first day on which the year's last meeting may be, when the year's tail is bounded."""
    if body.tail_max is None or not body.meetings:
        return None
    return date(body.season.last.year, 12, 31) - timedelta(days=body.tail_max)
