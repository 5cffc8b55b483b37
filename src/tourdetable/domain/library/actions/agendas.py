"""What the writing of an agenda makes of the watch items that wait for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tourdetable.domain.journal.actions import tell
from tourdetable.domain.library.models import Entry
from tourdetable.domain.library.queries import waiting_for_agenda
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.actors import By


def take_up(meeting: Meeting, by: By, now: datetime) -> None:
    """Its points that were taken from a watch item that waits answer it: a step of what writes the
    agenda (two queries)."""
    points = {item.origin: item for item in meeting.agenda.all() if item.origin}
    waiting = waiting_for_agenda(meeting.body).values("pk")
    rows = Entry.objects.filter(pk__in=waiting).select_related("network", "seat").order_by("pk")
    for entry in rows:
        if (point := points.get(origin_of(entry))) is not None:
            put_on(entry, point, replace(by, gesture=None), now)


def put_on(entry: Entry, point: AgendaItem, by: By, now: datetime) -> None:
    """It is on an agenda: whoever brought it is told."""
    entry.point, entry.version = point, entry.version + 1
    entry.save(update_fields=["point", "version"])
    tell("entry.on_agenda", entry, by, now, facts=[])


def origin_of(entry: Entry) -> str:
    """What the point that takes it keeps of it."""
    return f"watch:{entry.pk}"
