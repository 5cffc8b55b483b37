"""Two plans side by side: meetings moved, come and gone, turns and hosts changed, the cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tourdetable.core.planner.terms.days import ORDER
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting

Pair = tuple[PlannedMeeting, PlannedMeeting]
"""A meeting before, and after."""

NEVER = 10**9


@dataclass(frozen=True, slots=True)
class TurnChange:
    """A duty that passes to another seat, or nobody, at a meeting of the plan after."""

    date: date
    part: str
    duty: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class HostChange:
    """A meeting (told by when it is in the plan after) that another host receives."""

    date: date
    part: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class BodyComparison:
    """What changes for a body: meetings `moved`, with what became of them, `kept` counted…"""

    body: str
    kept: int = 0
    moved: tuple[Pair, ...] = ()
    added: tuple[PlannedMeeting, ...] = ()
    removed: tuple[PlannedMeeting, ...] = ()
    turns: tuple[TurnChange, ...] = ()
    hosts: tuple[HostChange, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything does."""
        return bool(self.moved or self.added or self.removed or self.turns or self.hosts)


@dataclass(frozen=True, slots=True)
class PlanComparison:
    """What changes from a plan to another; `cost`: how much more the second costs, when known."""

    bodies: tuple[BodyComparison, ...]
    cost: int | None = None

    @property
    def changed(self) -> tuple[BodyComparison, ...]:
        """The bodies for which something does."""
        return tuple(body for body in self.bodies if body.changed)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many meetings are kept, moved, added and removed; how many turns and hosts change."""
        return {
            "kept": sum(body.kept for body in self.bodies),
            "moved": sum(len(body.moved) for body in self.bodies),
            "added": sum(len(body.added) for body in self.bodies),
            "removed": sum(len(body.removed) for body in self.bodies),
            "turns": sum(len(body.turns) for body in self.bodies),
            "hosts": sum(len(body.hosts) for body in self.bodies),
        }


def compare(before: Plan, after: Plan) -> PlanComparison:
    """What changes, body by body in the order of their ids; bodies need not be the same."""
    names = sorted({meeting.body for plan in (before, after) for meeting in plan.meetings})
    old, new = _by_body(before), _by_body(after)
    cost = after.cost.total - before.cost.total if before.cost and after.cost else None
    return PlanComparison(
        tuple(_body(name, old.get(name, []), new.get(name, [])) for name in names), cost
    )


def _by_body(plan: Plan) -> dict[str, list[PlannedMeeting]]:
    found: dict[str, list[PlannedMeeting]] = {}
    for meeting in sorted(plan.meetings, key=_when):
        found.setdefault(meeting.body, []).append(meeting)
    return found


def _when(meeting: PlannedMeeting) -> tuple[date, int]:
    return meeting.date, ORDER[meeting.part]


def _body(
    name: str, old: Sequence[PlannedMeeting], new: Sequence[PlannedMeeting]
) -> BodyComparison:
    kept, gone, come = _apart(old, new)
    moved = _paired(gone, come)
    pairs = sorted([*kept, *moved], key=lambda pair: _when(pair[1]))
    return BodyComparison(
        name,
        len(kept),
        tuple(moved),
        _rest(come, [after for _, after in moved]),
        _rest(gone, [before for before, _ in moved]),
        tuple(change for pair in pairs for change in _turns(*pair)),
        tuple(change for pair in pairs for change in _hosts(*pair)),
    )


def _rest(
    meetings: Sequence[PlannedMeeting], moved: Sequence[PlannedMeeting]
) -> tuple[PlannedMeeting, ...]:
    """The meetings but those that moved (two may be equal, hence by identity)."""
    known = {id(meeting) for meeting in moved}
    return tuple(meeting for meeting in meetings if id(meeting) not in known)


def _apart(
    old: Sequence[PlannedMeeting], new: Sequence[PlannedMeeting]
) -> tuple[list[Pair], list[PlannedMeeting], list[PlannedMeeting]]:
    """The meetings that stay when they were, then those that do not, before and after."""
    kept: list[Pair] = []
    gone, come = [], list(new)
    for meeting in old:
        same = next((at for at, other in enumerate(come) if _when(other) == _when(meeting)), None)
        if same is None:
            gone.append(meeting)
        else:
            kept.append((meeting, come.pop(same)))
    return kept, gone, come


def _paired(gone: Sequence[PlannedMeeting], come: Sequence[PlannedMeeting]) -> list[Pair]:
    """Meetings with what became of them: as many as can be, the fewest days apart in all."""
    if len(gone) <= len(come):
        return [(gone[one], come[other]) for one, other in _nearest(gone, come)]
    return [(gone[other], come[one]) for one, other in _nearest(come, gone)]


def _nearest(
    few: Sequence[PlannedMeeting], many: Sequence[PlannedMeeting]
) -> list[tuple[int, int]]:
    """For each of the few in order, its place among the many.

    `least[i][j]` pairs the first i with some of j.
    """
    least = _least_apart(few, many)
    found, to = [], len(many)
    for at in range(len(few), 0, -1):
        while least[at][to] == least[at][to - 1]:
            to -= 1
        to -= 1
        found.append((at - 1, to))
    return found[::-1]


def _least_apart(few: Sequence[PlannedMeeting], many: Sequence[PlannedMeeting]) -> list[list[int]]:
    """By dynamic programming, the least days apart when the first i of the few join j of many."""
    least = [[0] * (len(many) + 1)]
    for at, one in enumerate(few):
        row = [NEVER] * (at + 1)
        for to in range(at, len(many)):
            row.append(min(row[to], least[at][to] + abs((many[to].date - one.date).days)))
        least.append(row)
    return least


def _turns(before: PlannedMeeting, after: PlannedMeeting) -> Iterator[TurnChange]:
    for duty in dict.fromkeys([*before.duties, *after.duties]):
        old, new = before.duties.get(duty), after.duties.get(duty)
        one, other = old.seat if old else None, new.seat if new else None
        if one != other:
            yield TurnChange(after.date, after.part, duty, one, other)


def _hosts(before: PlannedMeeting, after: PlannedMeeting) -> Iterator[HostChange]:
    if before.host != after.host:
        yield HostChange(after.date, after.part, before.host, after.host)
