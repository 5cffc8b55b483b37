"""The year as one would do it by hand: body by body, date by date, the least bad next one.

A baseline for the bench.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tourdetable.core.planner.judge.charges import plan_cost
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.search.assembly import assemble
from tourdetable.core.planner.search.attendance import attend
from tourdetable.core.planner.terms.instance import BodySpec, Instance
from tourdetable.core.planner.terms.masks import WIDTH
from tourdetable.core.planner.terms.plan import FEASIBLE, Plan, PlannedMeeting

CLASH = 25
"""What a greedy planner thinks that one person in two places costs."""


def greedy(instance: Instance) -> Plan:
    """A year that looks fine date by date; it may break rules, and `check` says which."""
    masks = Masks(Ground(instance))
    taken: dict[int, list[frozenset[str]]] = {}
    chosen: dict[str, list[int]] = {}
    for body in sorted(instance.bodies, key=lambda b: (-len(b.seats), b.id)):
        year = masks.year(body)
        people = frozenset(
            person
            for seat in masks.needed(body)
            if len(seat.persons) == 1
            for person in seat.persons
        )
        chosen[body.id] = _dates(year, people, taken)
        for bit in chosen[body.id]:
            taken.setdefault(bit // WIDTH, []).append(people)
    return _plan(masks, instance.bodies, chosen)


def _dates(
    year: DateOptions, people: frozenset[str], taken: dict[int, list[frozenset[str]]]
) -> list[int]:
    body, found = year.body, list[int]()
    last = (body.prev_last or body.season.first).toordinal()
    for number in range(body.meetings):
        left = body.season.last.toordinal() - last
        wanted = last + max(body.gap.min, left // (body.meetings - number + 1))
        first = last + (body.gap.min if found or body.prev_last else 0)
        able = [i for i, day in enumerate(year.days) if day >= first and year.at[i] not in found]
        if not able:
            break
        best = min(able, key=lambda i: (_regret(year, i, wanted, people, taken), i))
        found.append(year.at[best])
        last = year.days[best]
    return found


def _regret(
    year: DateOptions,
    i: int,
    wanted: int,
    people: frozenset[str],
    taken: dict[int, list[frozenset[str]]],
) -> int:
    clashes = sum(len(people & others) for others in taken.get(year.at[i] // WIDTH, ()))
    return year.costs[i] + abs(year.days[i] - wanted) // 3 + CLASH * clashes


def _plan(masks: Masks, bodies: Sequence[BodySpec], chosen: dict[str, list[int]]) -> Plan:
    written = assemble(masks, chosen, attend(masks, bodies, chosen))
    without = set(written.impossible)
    bare = [
        PlannedMeeting(body, *masks.when(bit)) for body in sorted(without) for bit in chosen[body]
    ]
    draft = Plan(FEASIBLE, meetings=(*written.meetings, *bare), fairness=written.fairness)
    return replace(draft, cost=plan_cost(masks.ground, draft))
