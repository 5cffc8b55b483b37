"""Reads: who was there without a seat."""

from __future__ import annotations

from typing import NamedTuple

from tourdetable.domain.guests.enums import Family, GuestKind
from tourdetable.domain.journal.prepared import PreparedValues
from tourdetable.domain.meetings.actions.marking import Noted
from tourdetable.domain.meetings.enums import HowMarked
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import GIVEN_MEETING, NOTED, WRITER, MarkRow
from tourdetable.domain.register.models import GuestAttendance

NO_SEAT = 0
"""What stands for a seat beside somebody who was called in."""


class GuestMark(MarkRow):
    """How somebody who was called in was there: `person_id` is the guest."""

    @property
    def other_hand(self) -> str:
        """Who entered it, when they did not themselves."""
        own = self.how == HowMarked.SELF or self.entered_by_id is None
        return "" if own else f"{self.given_name} {self.family_name}"


class GuestRow(NamedTuple):
    """Somebody who was called in, how they were there, and who wrote it."""

    guest: int
    given_name: str
    family_name: str
    kind: str
    family: str
    speaks_for: str
    mode: str

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def quality(self) -> str:
        """As what they were called in, in words."""
        return str(Family(self.family).label if self.family else GuestKind(self.kind).label)


GUEST_ROWS = PreparedValues(
    lambda: (
        GuestAttendance.objects.filter(meeting=GIVEN_MEETING)
        .order_by("guest__person__sort_key", "pk")
        .values_list(
            "guest_id",
            "guest__person__given_name",
            "guest__person__family_name",
            "guest__kind",
            "guest__family",
            "guest__speaks_for",
            "mode",
        )
    )
)


GUEST_MARKS = PreparedValues(
    lambda: (
        GuestAttendance.objects.filter(meeting=GIVEN_MEETING)
        .order_by("pk")
        .values_list("guest_id", "mode", *WRITER, *NOTED)
    )
)


def guest_mark_rows(meeting: Meeting) -> list[GuestMark]:
    """The same as of those who hold a seat: `NO_SEAT` and the guest."""
    rows = GUEST_MARKS.rows(meeting=meeting.pk)
    return [GuestMark(NO_SEAT, guest, *rest) for guest, *rest in rows]


def guest_marks(meeting: Meeting) -> dict[int, Noted]:
    """How those who were called in were there (one query)."""
    columns = ("guest_id", "mode", "arrived_at", "left_at")
    rows = GuestAttendance.objects.filter(meeting=meeting).values_list(*columns)
    return {guest: Noted(*mark) for guest, *mark in rows}


def guests_there(meeting: Meeting) -> list[GuestRow]:
    """The same in words, by name (one query)."""
    return [GuestRow(*row) for row in GUEST_ROWS.rows(meeting=meeting.pk)]
