"""What a draft of the year holds, kept with the proposal that would publish it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tourdetable.domain.years.models import Draft, ScheduledMeeting
from tourdetable.domain.years.queries import planned_meetings

Content = list[list[Any]]
"""Its meetings, each as plain values: the day first, then what would be drawn of it."""


def content_of(draft: Draft) -> Content:
    """What would be drawn, in order (two queries)."""
    return sorted(map(line, planned_meetings(draft)), key=lambda said: [*map(str, said)])


def line(row: ScheduledMeeting) -> list[Any]:
    """One meeting: its day, body, kind, hours, place and turns."""
    series = row.series
    turns = sorted([turn.duty, turn.seat_id] for turn in row.turns.all())
    hours = [series.opens.isoformat(), series.closes.isoformat()]
    place = row.host_id or series.room_id
    return [row.on.isoformat(), series.body_id, series.kind, *hours, place, turns]


def differing(before: Content, after: Content) -> list[date]:
    """The days of the meetings that only one of the two holds, in order, each once a body and
    kind."""
    changed = [said for said in before if said not in after]
    changed += [said for said in after if said not in before]
    return [date.fromisoformat(day) for day, *_what in sorted({tuple(one[:3]) for one in changed})]
