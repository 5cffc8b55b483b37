"""What a programme announced on its day, and what has changed in the calendar since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    Exists,
    F,
    FilteredRelation,
    Q,
    QuerySet,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Concat
from django.utils.translation import pgettext_lazy

from tourdetable.domain.journal.prepared import Given, Row
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.listing import FIELDS, ListedMeeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.programme.models import Programme, ProgrammeEntry


class ChangeKind(TextChoices):
    """How a meeting differs from what its programme announced."""

    MOVED = "moved", pgettext_lazy("meeting", "moved")
    PLACE = "place", pgettext_lazy("meeting", "another place")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "cancelled")
    ADDED = "added", pgettext_lazy("meeting", "added")


class Announced(NamedTuple):
    """When and where a programme announced a meeting."""

    starts_at: datetime
    ends_at: datetime
    place_id: int | None
    place_words: str


@dataclass(frozen=True)
class Change:
    """A change of the calendar since `entry` was announced (None: nothing was)."""

    kind: ChangeKind
    meeting: ListedMeeting
    entry: Announced | None = None


ENTRY = tuple(f"entry__{name}" for name in Announced._fields)

CANCELLED = Q(state=MeetingState.CANCELLED)
MOVED = ~Q(starts_at=F("entry__starts_at"), ends_at=F("entry__ends_at"))
BOTH_NAMED = Q(place__isnull=False, entry__place__isnull=False)
NOT_BOTH = Q(place=None) | Q(entry__place=None)
ELSEWHERE = (BOTH_NAMED & ~Q(place=F("entry__place"))) | (
    NOT_BOTH & ~Q(where_held=F("entry__place_words"))
)
WHERE_HELD = Case(
    When(place=None, then=F("place_words")),
    When(place__address="", then=F("place__name")),
    default=Concat("place__name", Value(", "), "place__address"),
)
"""`ListedMeeting.where`, in the database."""


Announcer = Programme | Given
"""A programme, or its place in a prepared read."""


def with_entries(meetings: QuerySet[Meeting], programme: Announcer) -> QuerySet[Meeting]:
    """Meetings, each with what the programme announced of it."""
    entry = FilteredRelation("entries", condition=Q(entries__programme=programme))
    return meetings.annotate(entry=entry)


def kept_entries(programme: Announcer) -> Exists:
    """Whether what it announced is known at all."""
    return Exists(ProgrammeEntry.objects.filter(programme=programme))


def compared(meetings: QuerySet[Meeting], programme: Announcer) -> QuerySet[Meeting, Any]:
    """Meetings as `changes_of` reads them: each with what was announced of it."""
    found = with_entries(meetings, programme)
    return found.values_list(*FIELDS, *ENTRY, kept_entries(programme))


def changes_of(rows: Iterable[Row]) -> Iterator[tuple[ListedMeeting, Change | None]]:
    """Each meeting with how it differs from what was announced."""
    for row in rows:
        line = ListedMeeting._make(row[:-5])
        yield line, change(line, entry_of(row[-5:-1])) if row[-1] else None


def during_or_announced(
    meetings: QuerySet[Meeting], programme: Announcer, season: Q
) -> QuerySet[Meeting]:
    """Those of the season, and those that left it, as `differs` judges them."""
    entries = ProgrammeEntry.objects.filter(programme=programme)
    either = meetings.filter(season | Q(pk__in=entries.values("meeting")))
    return with_entries(either, programme).alias(where_held=WHERE_HELD)


def differs(programme: Announcer, season: Q) -> Q:
    """Whether a meeting differs from what was announced."""
    announced = Q(entry__isnull=False) & (CANCELLED | MOVED | ELSEWHERE)
    added = Q(kept_entries(programme), entry__isnull=True) & season & ~CANCELLED
    return announced | added


def changed_since(
    programme: Announcer, meetings: QuerySet[Meeting], season: Q
) -> QuerySet[Meeting]:
    """Those of the meetings that differ from what was announced.

    `meetings` are those that the reader may know of: those of the season, and those that left it.
    """
    found = during_or_announced(meetings, programme, season)
    return found.filter(differs(programme, season)).order_by("starts_at", "pk")


def entry_of(columns: tuple[Any, ...]) -> Announced | None:
    """What was announced, if anything was."""
    return Announced._make(columns) if columns[0] else None


def change(meeting: ListedMeeting, entry: Announced | None) -> Change | None:
    """How a meeting differs from its entry; neither announced nor held, it changes nothing."""
    if entry is None:
        return None if meeting.cancelled else Change(ChangeKind.ADDED, meeting)
    if meeting.cancelled:
        return Change(ChangeKind.CANCELLED, meeting, entry)
    if (meeting.starts_at, meeting.ends_at) != (entry.starts_at, entry.ends_at):
        return Change(ChangeKind.MOVED, meeting, entry)
    return Change(ChangeKind.PLACE, meeting, entry) if is_elsewhere(meeting, entry) else None


def is_elsewhere(meeting: ListedMeeting, entry: Announced) -> bool:
    """Whether a meeting is at another place; one whose address was only corrected is not."""
    if meeting.place_id is not None and entry.place_id is not None:
        return meeting.place_id != entry.place_id
    return meeting.where != entry.place_words
