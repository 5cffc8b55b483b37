"""What a programme announced on its day, and what has changed in the calendar since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.programme.models import Programme, ProgrammeEntry


class ChangeKind(TextChoices):
    """How a meeting differs from what its programme announced."""

    MOVED = "moved", pgettext_lazy("meeting", "moved")
    PLACE = "place", pgettext_lazy("meeting", "another place")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "cancelled")
    ADDED = "added", pgettext_lazy("meeting", "added")


@dataclass(frozen=True)
class Change:
    """A change of the calendar since `entry` was announced (None: nothing was)."""

    kind: ChangeKind
    meeting: Meeting
    entry: ProgrammeEntry | None = None


def changes_since(programme: Programme, meetings: Iterable[Meeting]) -> tuple[Change, ...]:
    """How these meetings differ from what was announced, by date (one query).

    `meetings` are those that the reader may know of, and those that left the season if given.
    """
    entries = {entry.meeting_id: entry for entry in programme.entries.all()}
    if not entries:
        return ()
    by_date = sorted(meetings, key=lambda meeting: (meeting.starts_at, meeting.pk))
    found = [change(meeting, entries.get(meeting.pk)) for meeting in by_date]
    return tuple(filter(None, found))


def change(meeting: Meeting, entry: ProgrammeEntry | None) -> Change | None:
    """How a meeting differs from its entry; neither announced nor held, it changes nothing."""
    cancelled = meeting.state == MeetingState.CANCELLED
    if entry is None:
        return None if cancelled else Change(ChangeKind.ADDED, meeting)
    if cancelled:
        return Change(ChangeKind.CANCELLED, meeting, entry)
    if (meeting.starts_at, meeting.ends_at) != (entry.starts_at, entry.ends_at):
        return Change(ChangeKind.MOVED, meeting, entry)
    return Change(ChangeKind.PLACE, meeting, entry) if is_elsewhere(meeting, entry) else None


def is_elsewhere(meeting: Meeting, entry: ProgrammeEntry) -> bool:
    """Whether a meeting is at another place; one whose address was only corrected is not."""
    if meeting.place_id is not None and entry.place_id is not None:
        return meeting.place_id != entry.place_id
    return meeting.where != entry.place_words
