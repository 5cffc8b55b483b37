"""A first good year for a large group: small blocks of bodies one after the other, those already planned being held."""

from __future__ import annotations

from collections.abc import Sequence

from tourdetable.core.planner.model.commitments import Commitments
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.model.solver import LIGHT
from tourdetable.core.planner.terms.grouping import DisjointSets, ties
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
        names = {body.id for body in block}
        sitting = linked(masks, block)
        near = [y.body for y in years if y.body.id in known and linked(masks, [y.body]) & sitting]
        held = [by_body[body.id].only(known[body.id]) for body in near]
        model = DatesModel(masks, [by_body[body.id] for body in block] + held)
        PeopleModel(model, Commitments(masks, [*block, *near]))
        answer = model.model.solve(parameters={**LIGHT, "max_deterministic_time": EFFORT})
        if answer.values:
            known.update(
                {body: at for body, at in model.chosen(answer.values).items() if body in names}
            )
    return known


def linked(masks: Masks, bodies: Sequence[BodySpec]) -> set[tuple[str, str]]:
    """Those who must come to these bodies, and the rooms that they share."""
    return {tie for body in bodies for tie in ties(body, masks.needed(body))}


def _blocks(masks: Masks, bodies: Sequence[BodySpec]) -> list[list[BodySpec]]:
    """Bodies joined by the people who sit in fewest of them first, while blocks stay small."""
    held: dict[tuple[str, str], list[int]] = {}
    for at, body in enumerate(bodies):
        for tie in sorted(linked(masks, [body])):
            held.setdefault(tie, []).append(at)
    blocks = DisjointSets(len(bodies))
    for _, places in sorted(held.items(), key=lambda found: (len(found[1]), found[0])):
        for other in places[1:]:
            blocks.join(places[0], other, BLOCK)
    return blocks.groups(bodies)
