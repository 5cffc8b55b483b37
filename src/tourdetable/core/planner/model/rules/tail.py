"""Rule `tail` for the solver: one of the late options."""

from __future__ import annotations

from tourdetable.core.planner.judge.rules.calendar import tail
from tourdetable.core.planner.model.options import DateOptions
from tourdetable.core.planner.model.variables import DateVariables
from tourdetable.core.planner.model.windows import between
from tourdetable.core.planner.terms.gaps import earliest_last


def constrain(dates: DateVariables, year: DateOptions) -> None:
    earliest = earliest_last(year.body)
    if earliest is not None and tail.binds(dates.ground, year.body.id):
        last = year.days[-1] if year.days else 0
        window = between(year.days, earliest.toordinal(), last)
        dates.model.some(dates.of(year, window))
