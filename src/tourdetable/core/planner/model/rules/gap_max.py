"""Rule `gap_max` for the solver: at least one meeting in any window of `max` days."""

from __future__ import annotations

from bisect import bisect_left

from tourdetable.core.planner.judge.rules.calendar import gap_max
from tourdetable.core.planner.model.options import DateOptions
from tourdetable.core.planner.model.variables import DateVariables
from tourdetable.core.planner.model.windows import between, narrowest
from tourdetable.core.planner.terms.gaps import border_after, border_before, latest_after
from tourdetable.core.planner.terms.instance import BodySpec


def constrain(dates: DateVariables, year: DateOptions) -> None:
    body = year.body
    if not gap_max.binds(dates.ground, body):
        return
    start, stop = border_before(body).toordinal(), border_after(body).toordinal()
    windows = []
    for day in range(start, stop):
        latest = latest_after(body, day)
        if latest >= stop:
            break
        windows.append(between(year.days, day + 1, latest))
    for window in narrowest(windows):
        dates.model.some(dates.of(year, window))
    _outside(dates, year, start, stop)


def _outside(dates: DateVariables, year: DateOptions, start: int, stop: int) -> None:
    """Meetings out of the borders (their season left out) still follow one another soon enough."""
    for i, day in enumerate(year.days):
        held = dates.first[year.body.id] + i
        latest = latest_after(year.body, day)
        if day < start and latest < stop:
            after = between(year.days, day + 1, latest)
            dates.model.some([-1 - held, *dates.of(year, after)])
        if day > stop and latest_after(year.body, start) < day:
            dates.model.some([-1 - held, *dates.of(year, _before(year, i))])


def _before(year: DateOptions, at: int) -> tuple[int, int]:
    """The options from which the gap to option `at` is not too long."""
    day = year.days[at]
    high = bisect_left(year.days, day)
    low = bisect_left(year.days, True, hi=at, key=lambda d: _reaches(year.body, d, day))
    return min(low, high), high


def _reaches(body: BodySpec, day: int, later: int) -> bool:
    return later <= latest_after(body, day)
