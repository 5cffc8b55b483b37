"""Decomposition into independent subproblems, and the whole year's plan recomposed from theirs.

Two bodies are in one subproblem when they share rooms or anybody, or when their dates depend on
each other: who attends one meeting is missed at another.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import astuple, replace

from tourdetable.core.planner.judge.charges import plan_cost
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.search.assembly import in_order
from tourdetable.core.planner.search.components import Tie, grouped
from tourdetable.core.planner.search.dates_search import part_of
from tourdetable.core.planner.terms.bonds import Bonds
from tourdetable.core.planner.terms.grouping import ties
from tourdetable.core.planner.terms.instance import BodySpec, Instance, Leave
from tourdetable.core.planner.terms.plan import (
    FEASIBLE,
    INFEASIBLE,
    OPTIMAL,
    UNKNOWN,
    Conflict,
    Moves,
    Plan,
)

WORST = (INFEASIBLE, UNKNOWN, FEASIBLE, OPTIMAL)


def decompose(instance: Instance) -> tuple[Instance, ...]:
    """One instance for each group of bodies that must be planned together, largest first."""
    bonds, hosts = Bonds(instance, instance.bodies), Ground(instance).shared_hosts

    def keys(body: BodySpec) -> list[Tie]:
        return [*ties(body, body.seats, hosts), *bonds.of(body)]

    return tuple(_subproblem(instance, group) for group in grouped(instance.bodies, keys))


def recompose(instance: Instance, plans: Sequence[Plan]) -> Plan:
    """The whole year's plan: as sure as its least sure part; it has none when a part has none.

    `plans` are those of `decompose(instance)`, in any order.
    """
    status = min((plan.status for plan in plans), key=WORST.index, default=OPTIMAL)
    seconds = sum(plan.seconds for plan in plans)
    if status in (INFEASIBLE, UNKNOWN):
        return Plan(status, conflict=_conflict(plans), seconds=seconds)
    whole = Plan(status, bound=_bound(plans), seconds=seconds, moves=_moves(plans))
    return _joined(instance, whole, plans)


def _joined(instance: Instance, whole: Plan, plans: Sequence[Plan]) -> Plan:
    """The whole with the meetings and turns of its parts, and what they cost together."""
    ground = Ground(instance)
    found = [meeting for plan in plans for meeting in plan.meetings]
    meetings = in_order(instance, found)
    fairness = {body: fair for plan in plans for body, fair in plan.fairness.items()}
    joined = replace(whole, meetings=meetings, fairness=fairness)
    return replace(joined, cost=plan_cost(ground, joined))


def _subproblem(instance: Instance, bodies: Sequence[BodySpec]) -> Instance:
    """The instance of some bodies, that names nobody and nothing from elsewhere."""
    names = {body.id for body in bodies}
    rooms = {body.room_pool for body in bodies}
    alone = part_of(instance, bodies)
    persons = {person.id for person in alone.persons}
    return replace(
        alone,
        bodies=tuple(_without_past_of_others(body, persons) for body in alone.bodies),
        room_pools=tuple(pool for pool in instance.room_pools if pool.id in rooms),
        articles=instance.articles_of(names),
        relax=tuple(leave for leave in instance.relax if _concerns(leave, names, persons, rooms)),
    )


def _without_past_of_others(body: BodySpec, persons: set[str]) -> BodySpec:
    """The body, its history being of these people only: others' turns count for no seat."""
    mine = {person: turns for person, turns in body.history.items() if person in persons}
    return body if len(mine) == len(body.history) else replace(body, history=mine)


def _concerns(leave: Leave, bodies: set[str], persons: set[str], rooms: set[str | None]) -> bool:
    named = ((leave.body, bodies), (leave.person, persons), (leave.room, rooms))
    return all(what is None or what in known for what, known in named)


# ---- What is known of the whole


def _bound(plans: Sequence[Plan]) -> int | None:
    bounds = [plan.bound for plan in plans if plan.bound is not None]
    return sum(bounds) if len(bounds) == len(plans) else None


def _moves(plans: Sequence[Plan]) -> Moves | None:
    """The moves of the parts that were mended, together: the fewest, when each part's are.

    None when none was. Whoever is told in two parts is counted in each.
    """
    mended = [plan.moves for plan in plans if plan.moves is not None]
    if not mended:
        return None
    moved, told, days, bound, proved = zip(*map(astuple, mended), strict=True)
    return Moves(sum(moved), sum(told), sum(days), sum(bound), all(proved))


def _conflict(plans: Sequence[Plan]) -> Conflict | None:
    """The first reason; its ways out hold for the whole year when all other parts have plans."""
    stuck = [plan for plan in plans if plan.status in (INFEASIBLE, UNKNOWN)]
    first = next((plan.conflict for plan in stuck if plan.conflict is not None), None)
    return first if first is None or len(stuck) == 1 else replace(first, proposals=())
