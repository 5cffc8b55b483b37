"""A country tied together by a few bodies (a national Club): those few first, then each region around them."""

from __future__ import annotations

from collections.abc import Sequence

from tourdetable.core.planner.commitments import Commitments
from tourdetable.core.planner.components import components
from tourdetable.core.planner.dates_model import DatesModel
from tourdetable.core.planner.instance import Body
from tourdetable.core.planner.options import Masks, Year
from tourdetable.core.planner.people_model import PeopleModel

HUGE = 200
"""Bodies beyond which one model is too much for a small machine."""

MOST_HUBS = 8


def hubs(masks: Masks, bodies: Sequence[Body], most: int = HUGE) -> list[Body]:
    """The fewest of the most peopled bodies without which no group is huge; none when that does not help."""
    order = sorted(bodies, key=lambda body: (-len({p for s in masks.needed(body) for p in s.persons}), body.id))
    for count in range(1, min(MOST_HUBS, len(order)) + 1):
        names = {body.id for body in order[:count]}
        groups = components(masks, [body for body in bodies if body.id not in names])
        if groups and len(groups[0]) <= most:
            return order[:count]
    return []


def go_together(masks: Masks, years: Sequence[Year]) -> bool:
    """Whether meetings that are all settled leave everybody where they must be."""
    model = DatesModel(masks, years, optimise=False)
    PeopleModel(model, Commitments(masks, [year.body for year in years]))
    return bool(model.model.solve(optimise=False).values)
