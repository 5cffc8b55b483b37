"""Where one person comes on one day: what `one_place` and `travel` look at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, groupby
from operator import attrgetter

from tourdetable.core.planner.judge.verdict import Assignment, Schedule


def pairs(case: Schedule, rule: str) -> Iterator[tuple[Assignment, Assignment]]:
    """Each two comings of one person on one day, but for those that the rule leaves out."""
    drops, day = case.ground.left.drops, attrgetter("meeting.date")
    for comings in case.attendances.values():
        kept = [one for one in comings if not drops(rule, one.meeting.body, one.seat, one.person)]
        for _, same in groupby(sorted(kept, key=day), key=day):
            yield from combinations(same, 2)
