"""Whether one rule, alone in a model, accepts some meetings of a body."""

from __future__ import annotations

from datetime import date

from tests.core.planner.search.few import masks_of
from tourdetable.core.planner.model.rules import YearRule
from tourdetable.core.planner.model.variables import DateVariables
from tourdetable.core.planner.terms.instance import Instance


def accepts(rule: YearRule, instance: Instance, *days: date) -> bool:
    """Whether the first body may meet on the mornings of these days, and on no other half-day."""
    masks = masks_of(instance)
    year = masks.year(instance.bodies[0])
    dates = DateVariables(masks, [year])
    rule.constrain(dates, year)
    chosen = {masks.bit(day, "AM") for day in days}
    for bit, variable in dates.by_bit[year.body.id].items():
        dates.model.some([variable if bit in chosen else -1 - variable])
    return dates.model.solve().status == "optimal"
