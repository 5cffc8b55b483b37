"""Rule `lock` for the solver: for each lock, one of the options that keep it."""

from __future__ import annotations

from tourdetable.core.planner.judge.rules.calendar import lock
from tourdetable.core.planner.model.options import DateOptions
from tourdetable.core.planner.model.variables import DateVariables


def constrain(dates: DateVariables, year: DateOptions) -> None:
    known = dates.by_bit[year.body.id]
    for pin in lock.pins(dates.ground, dates.masks, year.body.id):
        dates.model.some([known[bit] for bit in pin if bit in known])
