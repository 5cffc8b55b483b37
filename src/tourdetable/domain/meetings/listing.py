"""Reads: meetings as lists and calendars tell them, by values, where nothing is changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting, named_among
from tourdetable.domain.places.models import words_of

FIELDS = (
    "pk",
    "version",
    "body_id",
    "body__name",
    "body__slug",
    "body__network__time_zone",
    "kind",
    "title",
    "starts_at",
    "ends_at",
    "state",
    "reason",
    "purpose",
    "link",
    "place_id",
    "place__name",
    "place__address",
    "place_words",
)
"""The columns of a line, in its order."""


class ListedMeeting(NamedTuple):
    """One meeting: `body` is the name of its body; `purpose` and `link` are for those who sit
    there."""

    pk: int
    version: int
    body_id: int
    body: str
    body_slug: str
    zone: str
    kind: str
    title: str
    starts_at: datetime
    ends_at: datetime
    state: str
    reason: str
    purpose: str
    link: str
    place_id: int | None
    place_name: str | None
    place_address: str | None
    place_words: str

    @property
    def listed(self) -> str:
        """How it is called among meetings of other bodies."""
        return named_among(self.body, self.title)

    @property
    def where(self) -> str:
        """Where it is held: its place's name and address, or free words."""
        if self.place_name is None:
            return self.place_words
        return words_of(self.place_name, self.place_address or "")

    @property
    def cancelled(self) -> bool:
        return self.state == MeetingState.CANCELLED

    @property
    def day(self) -> date:
        """Its day, in the time zone of its network."""
        return self.starts_at.astimezone(ZoneInfo(self.zone)).date()


def lines(meetings: QuerySet[Meeting]) -> list[ListedMeeting]:
    """These meetings, in their order (one query)."""
    return list(map(ListedMeeting._make, meetings.values_list(*FIELDS)))
