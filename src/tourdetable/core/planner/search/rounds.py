"""Turns dealt again so that they go round: no seat takes a second one before each has had its first.

A year whose turns are even on its last day may still let a seat wait through a whole round. Where a charter judges each
round as it closes, the turns of the same meetings are shared again, the same seats being there: dates and people stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from tourdetable.core.planner.judge.fairness import fairness, past_turns
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.solver import Model
from tourdetable.core.planner.search.turns import duty_seats
from tourdetable.core.planner.terms.instance import BodySpec, Instance
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting, PlannedTurn

SECONDS = 10.0
Counts = Mapping[str, int]


def in_rounds(instance: Instance, plan: Plan, bodies: Collection[str]) -> Plan:
    """The plan with the turns of these bodies dealt in rounds, where they were not and can be."""
    ground = Ground(instance)
    for body in instance.bodies:
        if body.id in bodies and body.duties and not ground.left.drops("duty_holder", body=body.id):
            plan = _dealt(ground, body, plan)
    return plan


def _dealt(ground: Ground, body: BodySpec, plan: Plan) -> Plan:
    mine = sorted((m for m in plan.meetings if m.body == body.id), key=lambda m: m.date)
    past = {
        duty: {s.id: past_turns(body, s, duty) for s in body.seats if s.duties}
        for duty in body.duties
    }
    if not mine or all(
        goes_round(past[duty], [m.duties[duty].seat for m in mine]) for duty in body.duties
    ):
        return plan
    turns = _Rounds(ground, body, mine, past).turns()
    if turns is None:
        return plan
    new = [replace(m, duties=_named(m, held)) for m, held in zip(mine, turns, strict=True)]
    given = {(m.body, m.date, m.part): m for m in new}
    known = plan.fairness.get(body.id, {})
    even = {
        duty: fairness(body, new, duty, proved=duty in known and known[duty].proved)
        for duty in body.duties
    }
    meetings = tuple(given.get((m.body, m.date, m.part), m) for m in plan.meetings)
    return replace(plan, meetings=meetings, fairness={**plan.fairness, body.id: even})


def _named(meeting: PlannedMeeting, held: Mapping[str, str]) -> Mapping[str, PlannedTurn]:
    return {duty: PlannedTurn(seat, meeting.attendees[seat]) for duty, seat in held.items()}


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


@dataclass
class _Rounds:
    """The turns as a model: one Boolean a meeting, duty and seat, and each seat's share whenever a round closes."""

    ground: Ground
    body: BodySpec
    meetings: Sequence[PlannedMeeting]
    past: Mapping[str, Counts]

    def turns(self) -> list[dict[str, str]] | None:
        """Each meeting's seat by duty; None when the turns of those who are there cannot go round."""
        self.model, self.held = Model(), dict[tuple[int, str, str], int]()
        for at, meeting in enumerate(self.meetings):
            there = [seat for seat in duty_seats(self.body) if seat in meeting.attendees]
            if not there:
                return None
            for duty in self.body.duties:
                self.held.update({(at, duty, seat): self.model.booleans(1) for seat in there})
                self.model.exactly_one([self.held[at, duty, seat] for seat in there])
            self._apart(at)
        for duty in self.body.duties:
            self._close(duty)
        self._prefer()
        answer = self.model.solve(seconds=SECONDS)
        if not answer.values:
            return None
        found: list[dict[str, str]] = [{} for _ in self.meetings]
        for (at, duty, seat), variable in self.held.items():
            if answer.values[variable]:
                found[at][duty] = seat
        return found

    def _apart(self, at: int) -> None:
        """One duty a seat, and not twice running, unless these rules are left out."""
        drops = self.ground.left.drops
        for seat in duty_seats(self.body):
            now = self._of(at, seat)
            if len(now) > 1 and not drops("duty_both", self.body.id, seat):
                self.model.at_most_one(now)
            if self.ground.instance.no_repeat and not drops("duty_repeat", self.body.id, seat):
                for one in now:
                    for other in self._of(at - 1, seat):
                        self.model.at_most_one([one, other])

    def _of(self, at: int, seat: str) -> list[int]:
        return [
            self.held[at, duty, seat] for duty in self.body.duties if (at, duty, seat) in self.held
        ]

    def _close(self, duty: str) -> None:
        """When a round closes, each seat has had as many turns as there were rounds, or one more."""
        past = self.past[duty]
        for at in closings(past, len(self.meetings)):
            done = sum(past.values()) + at
            most = max(-(-done // len(past)), *past.values())
            for seat, before in past.items():
                mine = [self.held[m, duty, seat] for m in range(at) if (m, duty, seat) in self.held]
                self.model.total(max(0, most - 1 - before), mine, max(0, most - before))

    def _prefer(self) -> None:
        """What is left over goes to the seats that come first."""
        order = {seat: at for at, seat in enumerate(duty_seats(self.body))}
        for (_at, _duty, seat), variable in self.held.items():
            self.model.charge(variable, order[seat])
