"""Local repair (a large neighbourhood search): other dates, no dearer, where people fall short.

A few bodies are freed, the others' dates being fixed: the proof of what is best still stands.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

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
        found |= _Neighbourhood(masks, found, replace(how, explicit=explicit)).around(group)
    return found


@dataclass(frozen=True, slots=True)
class _Neighbourhood:
    """A search among dates near those known."""

    masks: Masks
    dates: Dates
    how: SearchSettings

    def around(self, group: Sequence[BodySpec]) -> Dates:
        """Free these bodies alone, then those next to them too, and so on."""
        while len(group) <= WIDEST:
            names = {body.id for body in group}
            others = [body for body in self.masks.ground.instance.bodies if body.id not in names]
            fixed = neighbours(self.masks, group, others)
            found = self._freed(group, [self._fixed(body) for body in fixed])
            if found or not fixed:
                return found
            group = [*group, *fixed]
        return {}

    def _freed(self, group: Sequence[BodySpec], fixed: Sequence[DateOptions]) -> Dates:
        """Other dates of a group as cheap as those known; none when there are none."""
        years = [*map(self.masks.year, group), *fixed]
        start = {year.body.id: self.dates[year.body.id] for year in years}
        cost = cost_of(self.masks, years, all_bits(self.masks, start))
        again = search_dates(self.masks, years, replace(self.how, start=start), _until(cost))
        if self.how.optimise and (again.cost or 0) > cost:
            return {}
        return {body.id: again.dates[body.id] for body in group if body.id in again.dates}

    def _fixed(self, body: BodySpec) -> DateOptions:
        return self.masks.year(body).only(as_bits(self.masks, self.dates[body.id]))


def _until(cost: int) -> Progress:
    """Go on until dates cost no more than that."""
    return lambda best, _bound: best is None or best > cost
