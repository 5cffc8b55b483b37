"""The best cost of a tiny year, found by trying everything.

It shares no code with the solver, only the judge: what is wrong and what it costs are what `check`
says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import combinations, product

from msgspec.structs import replace

from tourdetable.core.planner.judge.charges import plan_cost
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules import RULES
from tourdetable.core.planner.judge.verdict import Schedule
from tourdetable.core.planner.terms.days import PARTS
from tourdetable.core.planner.terms.instance import BodySpec, Instance
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting

LATER = {"seat", "partial", "quorum", "host", "duty_holder"}
"""Rules that a year without people yet always breaks."""

NEVER = {"host", "duty_holder"}
"""Rules of which it says nothing."""

SEVERAL = {"count", "gap_min", "gap_max", "tail", "lock"}
"""Rules of a whole year, that one meeting alone may break."""

PLACES = {"one_place", "travel", "week_cap", "unavail"}
"""Rules that one more person may break."""

STAGES = ("all", "partial", "optional")
Meetings = tuple[PlannedMeeting, ...]


def best(instance: Instance) -> int | None:
    """The least cost of any sound year (turns and hosts apart), or None when there is none."""
    found: int | None = None
    ground = Ground(instance)
    alone = [_years(instance, body) for body in instance.bodies]
    together = sorted(product(*alone), key=lambda years: sum(cost for cost, _ in years))
    for years in together:
        least = sum(cost for cost, _ in years)
        if found is not None and least >= found:
            break
        meetings = tuple(meeting for _, mine in years for meeting in mine)
        if not _broken(ground, meetings, set(RULES) - LATER):
            found = _Attendance(ground, meetings).cheapest(least, found)
    return found


def _years(instance: Instance, body: BodySpec) -> list[tuple[int, Meetings]]:
    """Every sound choice of dates for one body, and what it costs if all who are there come."""
    lonely = Ground(replace(instance, bodies=(body,), relations=()))
    found = []
    for dates in combinations(list(_days(lonely, body)), body.meetings):
        meetings = tuple(PlannedMeeting(body.id, day, part) for day, part in dates)
        if not _broken(lonely, meetings, set(RULES) - LATER):
            full = tuple(replace(m, attendees=_free(lonely, body, m)) for m in meetings)
            found.append((_cost(lonely, full), meetings))
    return found


def _days(lonely: Ground, body: BodySpec) -> Iterator[tuple[date, str]]:
    """The half-days on which nothing forbids the body to meet once."""
    length = (body.season.last - body.season.first).days + 1
    for day in (body.season.first + timedelta(days=n) for n in range(length)):
        for part in PARTS:
            once = (PlannedMeeting(body.id, day, part),)
            if not _broken(lonely, once, set(RULES) - LATER - SEVERAL):
                yield day, part


def _free(ground: Ground, body: BodySpec, one: PlannedMeeting) -> dict[str, str]:
    """Somebody for each seat of which anybody is there: gladly if there is one."""
    there = {}
    for seat in body.seats:
        held = [who for who in seat.persons if seat.holds(who, one.date)]
        free = [who for who in held if ground.free(who, one.date, one.part)]
        glad = [who for who in free if not ground.reluctant(who, one.date, one.part)]
        wanted = free if seat.rule == "all" or seat.expected else glad
        for who in (glad or wanted)[:1]:
            there[seat.id] = who
    return there


class _Attendance:
    """The seats of some meetings being filled in every way, those that must be first."""

    def __init__(self, ground: Ground, meetings: Meetings) -> None:
        self.ground, self.meetings = ground, meetings
        self.places = [
            (number, seat)
            for stage in STAGES
            for number, one in enumerate(meetings)
            for seat in sorted(ground.bodies[one.body].seats, key=lambda seat: len(seat.persons))
            if seat.rule == stage
        ]

    def cheapest(self, least: int, known: int | None) -> int | None:
        """The least cost below what is known, if any; none is below `least`."""
        self.least, self.found = least, known
        self._fill(self.meetings, 0)
        return self.found

    def _fill(self, meetings: Meetings, at: int) -> None:
        if self.found is not None and self.found <= self.least:
            return
        if at == len(self.places):
            self._judge(meetings)
            return
        number, seat = self.places[at]
        if seat.rule == "optional" and _broken(self.ground, meetings, {"seat", "partial"}):
            return
        for person in seat.persons:
            coming = {**meetings[number].attendees, seat.id: person}
            placed = replace(meetings[number], attendees=coming)
            tried = (*meetings[:number], placed, *meetings[number + 1 :])
            if not _broken(self.ground, tried, PLACES):
                self._fill(tried, at + 1)
        if self._may_be_empty(meetings, at):
            self._fill(meetings, at + 1)

    def _may_be_empty(self, meetings: Meetings, at: int) -> bool:
        """Whether the seat at this place may stay empty, as far as counting tells."""
        number, seat = self.places[at]
        vacant = not seat.held(meetings[number].date)
        if self.ground.instance.relax or seat.rule == "optional" or vacant:
            return True
        body = meetings[number].body
        came = sum(one.body == body and seat.id in one.attendees for one in meetings)
        more = sum(meetings[n].body == body and other == seat for n, other in self.places[at + 1 :])
        return seat.rule == "partial" and came + more >= seat.least

    def _judge(self, meetings: Meetings) -> None:
        cost = _cost(self.ground, meetings)
        better = self.found is None or cost < self.found
        if better and not _broken(self.ground, meetings, set(RULES) - NEVER):
            self.found = cost


def _cost(ground: Ground, meetings: Meetings) -> int:
    return plan_cost(ground, Plan("feasible", meetings=meetings)).total


def _broken(ground: Ground, meetings: Meetings, codes: Collection[str]) -> bool:
    """Whether one of these rules is broken."""
    case = Schedule(ground, Plan("feasible", meetings=meetings))
    return any(True for code in codes for _ in RULES[code].judge(case))
