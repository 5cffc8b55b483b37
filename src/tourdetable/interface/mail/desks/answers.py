"""The reminder to those who have not answered, and the news that a place is free: each leaves only
if it is still so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import room_of, unanswered
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.enums import NoticeKind
from tourdetable.interface.mail.desks.meetings import MeetingDesk, MeetingLetter


class AnswerDesk(MeetingDesk):
    """What happened to a meeting, to be told to those of whom it is still true."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        self.silent = cache(self.read_silent)
        self.inside = cache(self.read_inside)

    def letter(self, parcel: Parcel) -> MeetingLetter | None:
        """The message of one parcel, for those of its seats of which it is true."""
        found = super().letter(parcel)
        if found is None:
            return None
        true_of = self.silent if found.kind is NoticeKind.REMINDER else self.inside
        those = true_of(found.meeting)
        held = tuple(one for one in found.held if (one.seat.pk, one.person.pk) in those)
        if not held:
            return None
        persons = tuple(dict.fromkeys(one.person for one in held))
        return replace(found, held=held, persons=persons)

    def read_silent(self, meeting: Meeting) -> set[tuple[int, int]]:
        """The seats and persons of whom an answer is awaited."""
        return unanswered(meeting, now=self.now)

    def read_inside(self, meeting: Meeting) -> set[tuple[int, int]]:
        """The seats and persons who have a place."""
        return {(place.seat, place.person) for place in room_of(meeting).inside}
