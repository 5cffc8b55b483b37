"""Rule `room` for the solver: on each half-day, at most as many meetings as a pool has rooms."""

from __future__ import annotations

from tourdetable.core.planner.judge.rules.places import room
from tourdetable.core.planner.model.options import DateOptions
from tourdetable.core.planner.model.variables import DateVariables
from tourdetable.core.planner.terms.days import HALVES, PARTS
from tourdetable.core.planner.terms.masks import WIDTH


def constrain(dates: DateVariables) -> None:
    pools: dict[str, list[DateOptions]] = {}
    for year in dates.years:
        pool = room.pool_of(dates.ground, year.body)
        if pool is not None:
            pools.setdefault(pool, []).append(year)
    for pool, years in pools.items():
        capacity = dates.ground.rooms[pool].capacity
        for literals in _at_once(dates, years):
            if len(literals) > capacity:
                dates.model.at_most(literals, capacity)


def _at_once(dates: DateVariables, years: list[DateOptions]) -> list[list[int]]:
    """Per half-day, the variables of the meetings that would be held at that moment."""
    moments: dict[int, list[int]] = {}
    for year in years:
        for bit, variable in dates.by_bit[year.body.id].items():
            day, part = divmod(bit, WIDTH)
            for half in HALVES[PARTS[part]]:
                moments.setdefault(2 * day + half, []).append(variable)
    return [moments[moment] for moment in sorted(moments)]
