"""What a draft of the year or the calendar holds, kept with the proposal that would publish it."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.meetings.calendar.seasons import moments, season
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_calendar
from tourdetable.domain.networks.models import Network
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


def content_of_calendar(network: Network, charter: Charter, year: int) -> Content:
    """The meetings that the calendar holds in a season, in order (one query); turns are not part
    of what a programme announces."""
    zone = ZoneInfo(network.time_zone)
    rows = in_calendar(network, *moments(network, season(charter, year)))
    said = [line_of_calendar(row, zone) for row in rows]
    return sorted(said, key=lambda one: [*map(str, one)])


def line_of_calendar(row: Meeting, zone: ZoneInfo) -> list[Any]:
    """One meeting, as `line` tells it, without its turns."""
    starts, ends = row.starts_at.astimezone(zone), row.ends_at.astimezone(zone)
    hours = [starts.time().isoformat(), ends.time().isoformat()]
    place = row.place_id or row.where
    return [starts.date().isoformat(), row.body_id, row.kind, *hours, place, []]


def differing(before: Content, after: Content) -> list[date]:
    """The days of the meetings that only one of the two holds, in order, each once a body and
    kind."""
    changed = [said for said in before if said not in after]
    changed += [said for said in after if said not in before]
    return [date.fromisoformat(day) for day, *_what in sorted({tuple(one[:3]) for one in changed})]
