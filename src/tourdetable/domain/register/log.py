"""Reads: what was written in the register of a meeting, and what was written over it, as the
journal keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.marking import Noted, Pair, read_mark
from tourdetable.domain.meetings.enums import HowMarked
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.register.queries import NO_SEAT

MARKED = "meeting.attendance_marked"


@dataclass(frozen=True)
class LoggedMark:
    """One change: when, by whom (their id, if any), how they knew, of whom, what it was and is."""

    at: datetime
    by: int | None
    how: HowMarked
    whose: Pair
    was: Noted
    now: Noted

    @property
    def correction(self) -> bool:
        """Whether something was written already."""
        return bool(self.was.mode)


def logged_marks(meeting: Meeting) -> list[LoggedMark]:
    """All changes, the latest first (one query)."""
    rows = Event.objects.filter(subject=f"meeting:{meeting.pk}", kind=MARKED)
    rows = rows.filter(network=meeting.body.network.slug).order_by("-pk")
    return [mark for event in rows for mark in changes_of(event)]


def changes_of(event: Event) -> Iterator[LoggedMark]:
    """What one gesture changed."""
    how = HowMarked(event.data.get("how", HowMarked.HAND))
    seats = event.data.get("changes", [])
    guests = [[NO_SEAT, *change] for change in event.data.get("guests", [])]
    for seat, one, was, now in [*seats, *guests]:
        whose = (seat, one)
        yield LoggedMark(event.at, event.person, how, whose, read_mark(was), read_mark(now))
