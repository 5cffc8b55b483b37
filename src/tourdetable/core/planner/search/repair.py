"""Local repair (a large neighbourhood search): other dates, no dearer, where people fall short.

A few bodies are freed, the others' dates being fixed: the proof of what is best still stands.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.solver import Progress
from tourdetable.core.planner.search.components import components, neighbours, seated
from tourdetable.core.planner.search.dates_search import (
    Dates,
    SearchSettings,
    all_bits,
    as_bits,
    cost_of,
    search_dates,
)
from tourdetable.core.planner.terms.instance import BodySpec

WIDEST = 80
"""Bodies freed together, at most: beyond, their whole group may as well be solved again."""


def repaired(masks: Masks, dates: Dates, short: Collection[str], how: SearchSettings) -> Dates:
    """Dates that cost no more, on which those who fell short can come, wherever such are near.

    When `how` does not ask for the best, any dates will do.
    """
    found = dict(dates)
    concerned = [body for body in masks.ground.instance.bodies if seated([body]) & set(short)]
    for group in components(masks, concerned, short):
        explicit = tuple(sorted(seated(group) & set(short)))
        found |= _around(masks, found, group, replace(how, explicit=explicit, missed=()))
    return found


def _around(masks: Masks, dates: Dates, group: Sequence[BodySpec], how: SearchSettings) -> Dates:
    """Free these bodies alone, then those next to them too, and so on."""
    while len(group) <= WIDEST:
        names = {body.id for body in group}
        others = [body for body in masks.ground.instance.bodies if body.id not in names]
        near = neighbours(masks, group, others)
        fixed = [masks.year(body).only(as_bits(masks, dates[body.id])) for body in near]
        found = _freed(masks, dates, group, fixed, how)
        if found or not near:
            return found
        group = [*group, *near]
    return {}


def _freed(
    masks: Masks,
    dates: Dates,
    group: Sequence[BodySpec],
    fixed: Sequence[DateOptions],
    how: SearchSettings,
) -> Dates:
    """Other dates of a group as cheap as those known; none when there are none."""
    years = [*map(masks.year, group), *fixed]
    start = {year.body.id: dates[year.body.id] for year in years}
    cost = cost_of(masks, years, all_bits(masks, start))
    again = search_dates(masks, years, replace(how, start=start), _until(cost))
    if how.optimise and (again.cost or 0) > cost:
        return {}
    return {body.id: again.dates[body.id] for body in group if body.id in again.dates}


def _until(cost: int) -> Progress:
    """Go on until dates cost no more than that."""
    return lambda best, _bound: best is None or best > cost
