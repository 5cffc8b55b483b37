"""Where one person comes on one day: what `one_place` and `travel` look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, groupby

from tourdetable.core.planner.judge.verdict import Assignment, Schedule


def pairs(case: Schedule, rule: str) -> Iterator[tuple[Assignment, Assignment]]:
    """Each two comings of one person on one day, but for those that the rule leaves out."""
    for comings in case.attendances.values():
        kept = [coming for coming in comings if not _dropped(case, rule, coming)]
        for _, same in groupby(sorted(kept, key=_day), key=_day):
            yield from combinations(same, 2)


def _dropped(case: Schedule, rule: str, coming: Assignment) -> bool:
    return case.ground.left.drops(rule, coming.meeting.body, coming.seat, coming.person)


def _day(coming: Assignment) -> date:
    return coming.meeting.date
