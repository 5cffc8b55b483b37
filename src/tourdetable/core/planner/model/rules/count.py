"""Rule `count` for the solver: one equality."""

from __future__ import annotations

from tourdetable.core.planner.judge.rules.calendar import count
from tourdetable.core.planner.model.options import DateOptions
from tourdetable.core.planner.model.variables import DateVariables


def constrain(dates: DateVariables, year: DateOptions) -> None:
    if count.binds(dates.ground, year.body.id):
        dates.model.total(year.body.meetings, dates.of(year), year.body.meetings)
