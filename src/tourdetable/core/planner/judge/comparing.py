"""Two plans side by side: the meetings that moved, came or went, or have other turns or hosts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting

Pair = tuple[PlannedMeeting, PlannedMeeting]
ChangedMeeting = tuple[PlannedMeeting | None, PlannedMeeting | None]
"""A meeting before, and after: None when it is only in the other plan."""

Pairing = tuple[int, tuple[Pair, ...]]
"""How many days apart the meetings of some pairs are in all, and the pairs."""

NEVER = 10**9


def compare(before: Plan, after: Plan) -> Iterator[ChangedMeeting]:
    """The meetings that differ, by the ids of their bodies, which need not be the same.

    In each body: those that moved, went, came, then those that only have other turns or hosts.
    """
    old, new = _by_body(before), _by_body(after)
    for body in sorted({*old, *new}):
        yield from _of_body(old.get(body, []), new.get(body, []))


def _of_body(
    old: Sequence[PlannedMeeting], new: Sequence[PlannedMeeting]
) -> Iterator[ChangedMeeting]:
    kept, gone, come = _apart(old, new)
    moved = _paired(gone, come)
    yield from moved
    yield from ((one, None) for one in gone if all(one is not known for known, _ in moved))
    yield from ((None, one) for one in come if all(one is not known for _, known in moved))
    yield from (pair for pair in kept if _turns_and_host(pair[0]) != _turns_and_host(pair[1]))


def _by_body(plan: Plan) -> dict[str, list[PlannedMeeting]]:
    found: dict[str, list[PlannedMeeting]] = {}
    for meeting in sorted(plan.meetings, key=lambda meeting: meeting.moment):
        found.setdefault(meeting.body, []).append(meeting)
    return found


def _turns_and_host(meeting: PlannedMeeting) -> tuple[dict[str, str], str | None]:
    return {duty: turn.seat for duty, turn in meeting.duties.items()}, meeting.host


def _apart(
    old: Sequence[PlannedMeeting], new: Sequence[PlannedMeeting]
) -> tuple[list[Pair], list[PlannedMeeting], list[PlannedMeeting]]:
    """The meetings that stay when they were, then those that do not, before and after."""
    kept: list[Pair] = []
    gone, come = [], list(new)
    for meeting in old:
        same = next((at for at, one in enumerate(come) if one.moment == meeting.moment), None)
        if same is None:
            gone.append(meeting)
        else:
            kept.append((meeting, come.pop(same)))
    return kept, gone, come


def _paired(gone: Sequence[PlannedMeeting], come: Sequence[PlannedMeeting]) -> Sequence[Pair]:
    """Meetings with what became of them: as many as can be, the fewest days apart in all.

    By dynamic programming: `best[j]` pairs those that went so far with some of the first j to come.
    """
    if len(gone) > len(come):
        return [(one, other) for other, one in _paired(come, gone)]
    best: list[Pairing] = [(0, ())] * (len(come) + 1)
    for one in gone:
        row: list[Pairing] = [(NEVER, ())]
        for to, other in enumerate(come):
            days, pairs = best[to]
            joined = days + abs((other.date - one.date).days), (*pairs, (one, other))
            row.append(min(row[to], joined, key=itemgetter(0)))
        best = row
    return best[-1][1]
