"""The seats to which the minutes of a meeting may attribute words."""

from __future__ import annotations

from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.core.documents.text.speakers import Speakers, TextSpeaker
from tourdetable.domain.meetings.enums import CAME
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.domain.networks.models import Seat


def speakers_at(meeting: Meeting, charter: Charter) -> Speakers:
    """Each seat of the body that met: its institution, its college in the charter's words, those
    who came for it (two queries)."""
    came: dict[int, tuple[str, ...]] = {}
    there = Attendance.objects.filter(meeting=meeting, mode__in=CAME).order_by("pk")
    for seat, given, family in there.values_list(*NAMES):
        came[seat] = (*came.get(seat, ()), f"{given} {family}")
    seats = Seat.objects.filter(body=meeting.body_id)
    return {
        pk: TextSpeaker(
            institution, word_for(charter.vocabulary.colleges, college), came.get(pk, ())
        )
        for pk, institution, college in seats.values_list("pk", "institution__name", "college")
    }


NAMES = ("seat_id", "person__given_name", "person__family_name")
