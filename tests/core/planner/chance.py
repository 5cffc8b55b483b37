"""Plans drawn by lot: mostly wrong in every way, for what must hold of any plan."""

from __future__ import annotations

import random
from datetime import timedelta

from tourdetable.core.planner.terms.days import PARTS
from tourdetable.core.planner.terms.instance import BodySpec, Instance
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting, PlannedTurn


def drawn(instance: Instance, seed: int, missing: float = 0.1) -> Plan:
    """A plan with as many meetings as it must have, on any days, attended by some."""
    rng = random.Random(seed)
    meetings = [
        _meeting(rng, body, missing) for body in instance.bodies for _ in range(body.meetings)
    ]
    return Plan("feasible", meetings=tuple(meetings))


def _meeting(rng: random.Random, body: BodySpec, missing: float) -> PlannedMeeting:
    length = (body.season.last - body.season.first).days
    day = body.season.first + timedelta(days=rng.randint(0, length))
    part = rng.choice(body.parts) if rng.random() > missing else rng.choice(PARTS)
    come = {seat.id: rng.choice(seat.persons) for seat in body.seats if rng.random() > missing}
    takers = [seat for seat in come if rng.random() > missing]
    duties = {}
    for duty in body.duties:
        if takers:
            seat = rng.choice(takers)
            duties[duty] = PlannedTurn(seat, come[seat])
    host = rng.choice(body.hosts).id if body.hosts and rng.random() > missing else None
    return PlannedMeeting(body.id, day, part, come, duties, host)
