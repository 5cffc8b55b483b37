"""A first good year for a large group: small blocks of bodies one after the other, those already planned being held."""

from __future__ import annotations

from collections.abc import Sequence

from tourdetable.core.planner.model.commitments import Commitments
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.options import Masks, Year
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.model.solver import LIGHT
from tourdetable.core.planner.terms.instance import Body

LARGE = 40
BLOCK = 20
"""Bodies in a block, at most: a department's."""

EFFORT = 1.0
"""Units of the solver's work for a block."""


def warm_start(masks: Masks, years: Sequence[Year]) -> dict[str, list[int]]:
    """By body, the bits of dates that go together; a block that finds none is left out."""
    known: dict[str, list[int]] = {}
    by_body = {year.body.id: year for year in years}
    for block in _blocks(masks, [year.body for year in years]):
        names = {body.id for body in block}
        sitting = people(masks, block)
        near = [y.body for y in years if y.body.id in known and people(masks, [y.body]) & sitting]
        held = [only(by_body[body.id], known[body.id]) for body in near]
        model = DatesModel(masks, [by_body[body.id] for body in block] + held)
        PeopleModel(model, Commitments(masks, [*block, *near]))
        answer = model.model.solve(parameters={**LIGHT, "max_deterministic_time": EFFORT})
        if answer.values:
            known.update(
                {body: at for body, at in model.chosen(answer.values).items() if body in names}
            )
    return known


def only(year: Year, at: Sequence[int]) -> Year:
    """A year whose only options are these."""
    wanted = set(at)
    kept = [i for i, bit in enumerate(year.at) if bit in wanted]
    return Year(
        year.body,
        [year.at[i] for i in kept],
        [year.days[i] for i in kept],
        [year.costs[i] for i in kept],
        sum(1 << year.at[i] for i in kept),
    )


def people(masks: Masks, bodies: Sequence[Body]) -> set[str]:
    """Those who must come to these bodies, and the rooms that they share."""
    found = {person for body in bodies for seat in masks.needed(body) for person in seat.persons}
    return found | {f"room {body.room_pool}" for body in bodies if body.room_pool}


def _blocks(masks: Masks, bodies: Sequence[Body]) -> list[list[Body]]:
    """Bodies joined by the people who sit in fewest of them first, while blocks stay small."""
    held: dict[str, list[int]] = {}
    for at, body in enumerate(bodies):
        for person in sorted(people(masks, [body])):
            held.setdefault(person, []).append(at)
    parent, size = list(range(len(bodies))), [1] * len(bodies)
    for _, places in sorted(held.items(), key=lambda found: (len(found[1]), found[0])):
        for other in places[1:]:
            _join(parent, size, places[0], other)
    blocks: dict[int, list[Body]] = {}
    for at, body in enumerate(bodies):
        blocks.setdefault(_root(parent, at), []).append(body)
    return list(blocks.values())


def _join(parent: list[int], size: list[int], one: int, other: int) -> None:
    one, other = _root(parent, one), _root(parent, other)
    if one != other and size[one] + size[other] <= BLOCK:
        parent[other] = one
        size[one] += size[other]


def _root(parent: Sequence[int], at: int) -> int:
    while parent[at] != at:
        at = parent[at]
    return at
