"""The watch items that wait for an agenda: proposed beside it, and told which point took them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from tourdetable.domain.agendas.backlog import AGENDA_TIES, PROPOSERS, ProposedPoint
from tourdetable.domain.library.actions.agendas import origin_of, take_up
from tourdetable.domain.library.models import Entry
from tourdetable.domain.library.queries import waiting_for_agenda
from tourdetable.domain.meetings.enums import Purpose
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.people.wording import short_day

MOST, MINUTES, NOTE = 20, 10, 2_000
"""Watch items that are offered at once; the time of each; how long the note of a point is."""


def propose(meeting: Meeting, on: date) -> Iterator[ProposedPoint]:
    """A point for each watch item that waits (a query)."""
    for entry in waiting_for_agenda(meeting.body)[:MOST]:
        yield proposed(entry)


def proposed(entry: Entry) -> ProposedPoint:
    """The point, with why it waits."""
    why = _("watch item of %(day)s") % {"day": short_day(entry.brought_on)}
    if entry.deadline is not None:
        words = _("%(why)s, to be answered by %(day)s")
        why = words % {"why": why, "day": short_day(entry.deadline)}
    note = "\n".join(filter(None, (entry.line, entry.text, entry.address)))[:NOTE]
    return ProposedPoint(
        origin_of(entry),
        entry.title,
        purpose=Purpose.DISCUSS,
        minutes=MINUTES,
        note=note,
        why=why,
        brought_by="" if entry.discreet else str(entry.seat or entry.person or "")[:120],
    )


PROPOSERS.append(propose)
AGENDA_TIES.append(take_up)
