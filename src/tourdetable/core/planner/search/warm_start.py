"""Warm start: a first good year for a large group, built block by block (a construction heuristic).

Blocks of a few bodies are planned one after the other, the dates of those already planned fixed.
"""

from __future__ import annotations

from collections.abc import Sequence

from tourdetable.core.planner.model.commitments import Commitments
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
    for block in _blocks(masks, [year.body for year in years]):
        near = neighbours(masks, block, [by_body[body].body for body in by_body if body in known])
        options = [by_body[body.id] for body in block]
        options += [by_body[body.id].only(known[body.id]) for body in near]
        chosen = _planned(masks, options)
        known.update({body.id: chosen[body.id] for body in block if chosen})
    return known


def _planned(masks: Masks, years: Sequence[DateOptions]) -> dict[str, list[int]]:
    model = DatesModel(masks, years)
    PeopleModel(model, Commitments(masks, [year.body for year in years]))
    answer = model.model.solve(parameters={**LIGHT, "max_deterministic_time": EFFORT})
    return model.chosen(answer.values) if answer.values else {}


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
