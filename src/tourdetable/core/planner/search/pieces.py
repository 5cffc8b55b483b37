"""A year cut in pieces that several workers solve apart, and the whole year's plan put together again.

Two bodies are in one piece when they share rooms, or somebody for seats that a plan cannot do without: full seats,
part-time seats that owe meetings, seats that take turns. Whoever else may be expected in two pieces at once comes to
one, when the plans are joined: no rule and no cost depends on them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from tourdetable.core.planner.judge.cost import plan_cost
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.attendance import Diary
from tourdetable.core.planner.search.components import grouped
from tourdetable.core.planner.search.search import part_of
from tourdetable.core.planner.terms.days import ORDER
from tourdetable.core.planner.terms.grouping import ties
from tourdetable.core.planner.terms.instance import (
    ALL,
    PARTIAL,
    BodySpec,
    Instance,
    Leave,
    SeatSpec,
)
from tourdetable.core.planner.terms.plan import (
    FEASIBLE,
    INFEASIBLE,
    OPTIMAL,
    UNKNOWN,
    Conflict,
    Plan,
    PlannedMeeting,
)

WORST = (INFEASIBLE, UNKNOWN, FEASIBLE, OPTIMAL)


def pieces(instance: Instance) -> tuple[Instance, ...]:
    """One instance for each group of bodies that must be planned together, largest first; each stands by itself."""
    ground = Ground(instance)

    def keys(body: BodySpec) -> list[tuple[str, str]]:
        return ties(body, [seat for seat in body.seats if _binds(ground, body, seat)])

    return tuple(_piece(instance, group) for group in grouped(instance.bodies, keys))


def joined(instance: Instance, plans: Sequence[Plan]) -> Plan:
    """The whole year's plan: as sure as its least sure piece; a year of which a piece has no plan has none.

    `plans` are those of `pieces(instance)`, in any order.
    """
    status = min((plan.status for plan in plans), key=WORST.index, default=OPTIMAL)
    seconds = sum(plan.seconds for plan in plans)
    if status in (INFEASIBLE, UNKNOWN):
        return Plan(status, conflict=_conflict(plans), seconds=seconds)
    ground = Ground(instance)
    meetings = _settled(ground, _in_order(instance, plans))
    return Plan(
        status,
        plan_cost(Schedule(ground, Plan(status, meetings=meetings))),
        _bound(plans),
        meetings,
        {body: fair for plan in plans for body, fair in plan.fairness.items()},
        seconds=seconds,
        moves=_moves(plans),
    )


def _piece(instance: Instance, bodies: Sequence[BodySpec]) -> Instance:
    """The instance of some bodies, that names nobody and nothing from elsewhere."""
    names = {body.id for body in bodies}
    rooms = {body.room_pool for body in bodies}
    alone = part_of(instance, bodies)
    persons = {person.id for person in alone.persons}
    return replace(
        alone,
        room_pools=tuple(pool for pool in instance.room_pools if pool.id in rooms),
        articles=instance.articles_of(names),
        relax=tuple(leave for leave in instance.relax if _concerns(leave, names, persons, rooms)),
    )


def _concerns(leave: Leave, bodies: set[str], persons: set[str], rooms: set[str | None]) -> bool:
    named = ((leave.body, bodies), (leave.person, persons), (leave.room, rooms))
    return all(what is None or what in known for what, known in named)


# ---- What ties bodies


def _binds(ground: Ground, body: BodySpec, seat: SeatSpec) -> bool:
    """Whether a plan may be wrong without somebody for this seat."""
    if seat.rule == ALL and not ground.left.drops("seat", body.id, seat.id):
        return True
    owes = (
        seat.rule == PARTIAL
        and seat.least > 0
        and not ground.left.drops("partial", body.id, seat.id)
    )
    return owes or (seat.duties and bool(body.duties))


# ---- Who comes, when plans are put together


def _settled(ground: Ground, meetings: Sequence[PlannedMeeting]) -> tuple[PlannedMeeting, ...]:
    """The meetings, without those who need not come and are expected elsewhere."""
    masks = Masks(ground)
    diary, waiting = Diary(masks), []
    for at, meeting in enumerate(meetings):
        bit = masks.bit(meeting.date, meeting.part)
        for seat in ground.bodies[meeting.body].seats:
            if seat.id not in meeting.attendees:
                continue
            here = (meeting.attendees[seat.id], meeting.body, seat.id, bit)
            if _binds(ground, ground.bodies[meeting.body], seat):
                diary.add(*here)
            else:
                waiting.append((at, here))
    barred: dict[int, set[str]] = {}
    for at, here in waiting:
        if diary.can(*here):
            diary.add(*here)
        else:
            barred.setdefault(at, set()).add(here[2])
    return tuple(_without(meeting, barred.get(at, set())) for at, meeting in enumerate(meetings))


def _without(meeting: PlannedMeeting, seats: set[str]) -> PlannedMeeting:
    if not seats:
        return meeting
    return replace(
        meeting,
        attendees={seat: who for seat, who in meeting.attendees.items() if seat not in seats},
    )


def _in_order(instance: Instance, plans: Sequence[Plan]) -> list[PlannedMeeting]:
    order = {body.id: number for number, body in enumerate(instance.bodies)}
    meetings = [meeting for plan in plans for meeting in plan.meetings]
    return sorted(meetings, key=lambda m: (m.date, ORDER[m.part], order[m.body]))


# ---- What is known of the whole


def _bound(plans: Sequence[Plan]) -> int | None:
    bounds = [plan.bound for plan in plans if plan.bound is not None]
    return sum(bounds) if len(bounds) == len(plans) else None


def _moves(plans: Sequence[Plan]) -> Mapping[str, int | bool] | None:
    """The moves of the pieces that were mended, together: the fewest, when each piece's are; None when none was.

    Whoever is told in two pieces is counted in each.
    """
    mended = [plan.moves for plan in plans if plan.moves is not None]
    if not mended:
        return None
    sums = {key: sum(moves[key] for moves in mended) for key in ("moved", "told", "days", "bound")}
    return {**sums, "proved": all(moves["proved"] for moves in mended)}


def _conflict(plans: Sequence[Plan]) -> Conflict | None:
    """The first reason; its ways out are of the whole year only when every other piece has a plan."""
    stuck = [plan for plan in plans if plan.status in (INFEASIBLE, UNKNOWN)]
    first = next((plan.conflict for plan in stuck if plan.conflict is not None), None)
    return first if first is None or len(stuck) == 1 else replace(first, proposals=())
