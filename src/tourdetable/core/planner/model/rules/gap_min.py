"""Rule `gap_min` for the solver: at most one meeting in any window of `min` days."""

from __future__ import annotations

from tourdetable.core.planner.judge.rules.calendar import gap_min
from tourdetable.core.planner.model.options import DateOptions
from tourdetable.core.planner.model.variables import DateVariables
from tourdetable.core.planner.model.windows import spans, widest


def constrain(dates: DateVariables, year: DateOptions) -> None:
    for window in widest(spans(year.days, gap_min.least(dates.ground, year.body))):
        dates.model.at_most_one(dates.of(year, window))
