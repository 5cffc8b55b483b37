"""Warm start: a first good year for a large group, built block by block (a construction heuristic).

Blocks of a few bodies are planned one after the other, the dates of those already planned fixed.
"""

from __future__ import annotations

from collections.abc import Sequence

from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.model.solver import LIGHT
from tourdetable.core.planner.search.components import Tie, necessary_ties, neighbours
from tourdetable.core.planner.terms.grouping import DisjointSets
from tourdetable.core.planner.terms.instance import BodySpec

LARGE = 40
BLOCK = 20
"""Bodies in a block, at most: a department's."""

EFFORT = 1.0
"""Units of the solver's work for a block."""


def warm_start(masks: Masks, years: Sequence[DateOptions]) -> dict[str, list[int]]:
    """By body, the bits of dates that go together; a block that finds none is left out."""
    known: dict[str, list[int]] = {}
    by_body = {year.body.id: year for year in years}
    bodies = [year.body for year in years]
    for block in _blocks(masks, bodies):
        near = neighbours(masks, block, [body for body in bodies if body.id in known])
        fixed = [by_body[body.id].only(known[body.id]) for body in near]
        known |= _planned(masks, [by_body[body.id] for body in block], fixed)
    return known


def _planned(
    masks: Masks, block: Sequence[DateOptions], fixed: Sequence[DateOptions]
) -> dict[str, list[int]]:
    """The dates of a block; none when there are none."""
    model = DatesModel(masks, [*block, *fixed])
    PeopleModel(model)
    answer = model.model.solve(parameters={**LIGHT, "max_deterministic_time": EFFORT})
    chosen = model.chosen(answer.values) if answer.values else {}
    return {year.body.id: chosen[year.body.id] for year in block if chosen}


def _blocks(masks: Masks, bodies: Sequence[BodySpec]) -> list[list[BodySpec]]:
    """Bodies joined by the people who sit in fewest of them first, while blocks stay small."""
    where: dict[Tie, list[int]] = {}
    for at, body in enumerate(bodies):
        for tie in sorted(set(necessary_ties(masks, body))):
            where.setdefault(tie, []).append(at)
    blocks = DisjointSets(len(bodies))
    for _, places in sorted(where.items(), key=lambda found: (len(found[1]), found[0])):
        for other in places[1:]:
            blocks.join(places[0], other, BLOCK)
    return blocks.groups(bodies)
