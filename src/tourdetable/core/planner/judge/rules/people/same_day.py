"""Where one person comes on one day: what `one_place` and `travel` look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.judge.verdict import Assignment, Schedule


def by_day(case: Schedule, rule: str) -> Iterator[tuple[str, list[Assignment]]]:
    """The people who come more than once on a day, with these comings, but for those that the rule leaves out."""
    for person, comings in case.attendances.items():
        days: dict[date, list[Assignment]] = {}
        for coming in comings:
            days.setdefault(coming.meeting.date, []).append(coming)
        for _, found in sorted(days.items()):
            kept = [
                c for c in found if not case.ground.left.drops(rule, c.meeting.body, c.seat, person)
            ]
            if len(kept) > 1:
                yield person, kept
