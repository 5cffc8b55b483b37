"""Local repair (a large neighbourhood search): other dates, no dearer, where people fall short.

A few bodies are freed, the others' dates being fixed: the proof of what is best still stands.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.solver import Progress
from tourdetable.core.planner.search.components import components, neighbours, seated
from tourdetable.core.planner.search.dates.warm_start import GoesOn
from tourdetable.core.planner.search.dates_search import (
    Dates,
    SearchSettings,
    all_bits,
    as_bits,
    cost_of,
    search_dates,
)
from tourdetable.core.planner.terms.instance import BodySpec

LEAST_TIME = 0.02
"""Seconds left below which nothing is tried."""

WIDEST = 80
"""Bodies freed together, at most: beyond, their whole group may as well be solved again."""


def repaired(
    masks: Masks,
    dates: Dates,
    short: Collection[str],
    how: SearchSettings,
    goes_on: GoesOn = lambda: True,
) -> Dates:
    """Dates that cost no more, on which those who fell short can come, wherever such are near.

    When `how` does not ask for the best, any dates will do.
    """
    found = dict(dates)
    concerned = [body for body in masks.ground.instance.bodies if seated([body]) & set(short)]
    for group in components(masks, concerned, short):
        explicit = tuple(sorted(seated(group) & set(short)))
        how = replace(how, explicit=explicit, missed=())
        found |= _around(masks, found, group, how, goes_on)
    return found


def _around(
    masks: Masks,
    dates: Dates,
    group: Sequence[BodySpec],
    how: SearchSettings,
    goes_on: GoesOn,
) -> Dates:
    """Free these bodies alone, then those next to them too, and so on."""
    while len(group) <= WIDEST and goes_on() and (how.seconds() or 1.0) > LEAST_TIME:
        names = {body.id for body in group}
        others = [body for body in masks.ground.instance.bodies if body.id not in names]
        near = neighbours(masks, group, others)
        fixed = [masks.year(body).settled(as_bits(masks, dates[body.id])) for body in near]
        found = _freed(masks, dates, group, fixed, how, goes_on)
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
    goes_on: GoesOn,
) -> Dates:
    """Other dates of a group as cheap as those known; none when there are none."""
    years = list(map(masks.year, group))
    start = {year.body.id: dates[year.body.id] for year in (*years, *fixed)}
    cost = cost_of(masks, years, all_bits(masks, start))
    how = replace(how.begun(), start=start, known={})
    again = search_dates(masks, [*years, *fixed], how, _until(cost, goes_on))
    if how.optimise and (again.cost or 0) > cost:
        return {}
    return {body.id: again.dates[body.id] for body in group if body.id in again.dates}


def _until(cost: int, goes_on: GoesOn) -> Progress:
    """Go on until dates cost no more than that."""
    return lambda best, _bound: (best is None or best > cost) and goes_on()
