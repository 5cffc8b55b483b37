"""How evenly turns fall: each seat's load, and the least sum of squares (PLANNER §3)."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping, Sequence

from tourdetable.core.planner.judge.verdict import Schedule
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.plan import Fairness, PlannedMeeting


def poured(loads: Sequence[int], turns: int) -> int:
    """The least sum of squares when `turns` are poured one by one into the lowest loads."""
    heap = list(loads)
    heapq.heapify(heap)
    for _ in range(turns if heap else 0):
        heapq.heapreplace(heap, heap[0] + 1)
    return sum(load * load for load in heap)


def fairness(
    body: BodySpec, meetings: Sequence[PlannedMeeting], proved: Collection[str] = ()
) -> dict[str, Fairness]:
    """A body's turns, duty by duty: reaching the bound is a proof; those `proved` need none."""
    found = {}
    for duty in body.duties:
        loads = turn_loads(body, meetings, duty)
        squares = sum(load * load for load in loads.values())
        bound = poured(list(turn_loads(body, [], duty).values()), len(meetings))
        found[duty] = Fairness(loads, squares, bound, duty in proved or squares <= bound)
    return found


def turn_loads(body: BodySpec, meetings: Iterable[PlannedMeeting], duty: str) -> dict[str, int]:
    """By seat that takes turns, its past turns and those of these meetings."""
    loads = {}
    for seat in body.seats:
        if seat.duties:
            past = (body.history.get(person, {}).get(duty, 0) for person in seat.persons)
            loads[seat.id] = sum(past)
    for meeting in meetings:
        turn = meeting.duties.get(duty)
        if turn and turn.seat in loads:
            loads[turn.seat] += 1
    return loads


def plan_fairness(case: Schedule) -> Mapping[str, Mapping[str, Fairness]]:
    """Every body's turns."""
    return {body.id: fairness(body, meetings) for body, meetings in case.years if body.duties}
