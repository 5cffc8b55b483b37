"""What the writing of an agenda makes of the watch items that wait for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tourdetable.domain.journal.actions import tell
from tourdetable.domain.library.models import Entry
from tourdetable.domain.library.queries import waiting_for_agenda
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import By


def take_up(meeting: Meeting, by: By, now: datetime) -> None:
    """Its points that have the title of a watch item that waits take it up, as they are offered
    beside it: a step of what writes the agenda (two queries)."""
    points = {item.title: item for item in meeting.agenda.all()}
    waiting = waiting_for_agenda(meeting.body).values("pk")
    rows = Entry.objects.filter(pk__in=waiting, title__in=points)
    for entry in rows.select_related("network", "seat").order_by("pk"):
        entry.point, entry.version = points[entry.title], entry.version + 1
        entry.save(update_fields=["point", "version"])
        tell("entry.on_agenda", entry, replace(by, gesture=None), now, facts=[])
