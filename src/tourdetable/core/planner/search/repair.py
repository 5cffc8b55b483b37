"""Other dates, no dearer, for the few bodies whose people fall short: the others being held, the proof still stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.components import components
from tourdetable.core.planner.search.search import Search, Whens, as_bits, cost_of, search_years
from tourdetable.core.planner.search.warm import linked
from tourdetable.core.planner.terms.instance import BodySpec

WIDEST = 80
"""Bodies freed together, at most: beyond, their whole group may as well be solved again."""


def repaired(masks: Masks, dates: Whens, short: Collection[str], how: Search) -> Whens:
    """Dates that cost no more, on which those who fell short can do what is asked of them wherever such are near.

    When `how` does not ask for the best, any dates will do.
    """
    found = dict(dates)
    freed = [body for body in masks.ground.instance.bodies if _sitting([body]) & set(short)]
    for group in components(masks, freed, short):
        mine = tuple(sorted(_sitting(group) & set(short)))
        found |= _widening(masks, group, found, replace(how, explicit=mine))
    return found


def _sitting(bodies: Sequence[BodySpec]) -> set[str]:
    return {person for body in bodies for seat in body.seats for person in seat.persons}


def _widening(masks: Masks, group: Sequence[BodySpec], dates: Whens, how: Search) -> Whens:
    """First these bodies alone, then those next to them, and so on."""
    while len(group) <= WIDEST:
        names, near = {body.id for body in group}, linked(masks, group)
        held = [
            body
            for body in masks.ground.instance.bodies
            if body.id not in names and linked(masks, [body]) & near
        ]
        found = _beside(masks, group, held, dates, how)
        if found or not held:
            return found
        group = [*group, *held]
    return {}


def _beside(
    masks: Masks, group: Sequence[BodySpec], held: Sequence[BodySpec], dates: Whens, how: Search
) -> Whens:
    years = [masks.year(body) for body in group]
    years += [masks.year(body).only(as_bits(masks, dates[body.id])) for body in held]
    start = {year.body.id: dates[year.body.id] for year in years}
    known = cost_of(masks, years, {body: as_bits(masks, when) for body, when in start.items()})
    again = search_years(
        masks, years, replace(how, start=start), lambda best, _: best is None or best > known
    )
    better = again.dates if not how.optimise or (again.cost or 0) <= known else {}
    return {body.id: better[body.id] for body in group if body.id in better}
