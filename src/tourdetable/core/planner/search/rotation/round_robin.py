"""Round-robin turns: no seat takes a second turn before each has had its first.

A year whose turns are even on its last day may still let a seat wait through a whole round. Where a
charter judges each round as it closes, the turns of the same meetings are shared again among the
seats that are there: dates and people stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from tourdetable.core.planner.judge.fairness import fairness
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.duties import duty_holder
from tourdetable.core.planner.search.assembly import with_turns
from tourdetable.core.planner.search.rotation.turns import (
    RotationModel,
    Turns,
    duty_seats,
    rotation_of,
)
from tourdetable.core.planner.terms.instance import BodySpec, Instance
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting

Counts = Mapping[str, int]


def round_robin(instance: Instance, plan: Plan, bodies: Collection[str]) -> Plan:
    """The plan with the turns of these bodies in rounds, where they were not and can be."""
    ground = Ground(instance)
    for body in instance.bodies:
        if body.id in bodies and body.duties and duty_holder.binds(ground, body.id):
            plan = _in_rounds(ground, body, plan)
    return plan


def _in_rounds(ground: Ground, body: BodySpec, plan: Plan) -> Plan:
    mine = sorted((m for m in plan.meetings if m.body == body.id), key=lambda m: m.date)
    turns = _turns(ground, body, mine)
    if turns is None:
        return plan
    given = {old.ref: with_turns(old, held) for old, held in zip(mine, turns, strict=True)}
    meetings = tuple(given.get(meeting.ref, meeting) for meeting in plan.meetings)
    known = plan.fairness.get(body.id, {})
    still_proved = {duty for duty, even in known.items() if even.proved}
    even = fairness(body, list(given.values()), still_proved)
    return replace(plan, meetings=meetings, fairness={**plan.fairness, body.id: even})


def _turns(ground: Ground, body: BodySpec, meetings: Sequence[PlannedMeeting]) -> Turns | None:
    """Turns that go round; None when they do already, or when those who are there cannot."""
    present = [[seat for seat in duty_seats(body) if seat in m.attendees] for m in meetings]
    rotation = rotation_of(ground, body, present)
    if not all(present) or all(
        goes_round(rotation.past[duty], [meeting.duties[duty].seat for meeting in meetings])
        for duty in body.duties
    ):
        return None
    rotating = RotationModel(rotation)
    for duty in body.duties:
        _close_rounds(rotating, duty)
    order = duty_seats(body)
    for (_at, _duty, seat), variable in rotating.held.items():
        rotating.model.charge(variable, order.index(seat))  # what is left over, to the first seats
    found = rotating.solved()
    return None if found is None else found.turns


def goes_round(past: Counts, turns: Sequence[str]) -> bool:
    """Whether no seat is two turns ahead of another whenever a round closes, nor at the end."""
    return all(_even(past, turns[:at]) for at in closings(past, len(turns)))


def closings(past: Counts, turns: int) -> Iterator[int]:
    """After how many of these turns a round closes, the last one included."""
    done, size = sum(past.values()), max(1, len(past))
    yield from (at for at in range(1, turns) if (done + at) % size == 0)
    if turns:
        yield turns


def _even(past: Counts, turns: Sequence[str]) -> bool:
    counts = Counter(turns)
    loads = [load + counts[seat] for seat, load in past.items()]
    return max(loads, default=0) - min(loads, default=0) < 2


# ---- The model


def _close_rounds(rotating: RotationModel, duty: str) -> None:
    """When a round closes, each seat has had as many turns as there were rounds, or one more."""
    past = rotating.rotation.past[duty]
    for at in closings(past, len(rotating.rotation.present)):
        rounds = -(-(sum(past.values()) + at) // len(past))
        most = max(rounds, *past.values())
        for seat, before in past.items():
            mine = rotating.of_seat(duty, seat, at)
            rotating.model.total(max(0, most - 1 - before), mine, max(0, most - before))
