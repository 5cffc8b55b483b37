"""The seats to which the minutes of a meeting may attribute words."""

from __future__ import annotations

from django.db.models import FilteredRelation, Q

from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.core.documents.text.speakers import Speakers, TextSpeaker
from tourdetable.domain.meetings.enums import CAME
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Seat

TOLD = (
    "pk",
    "institution__name",
    "college",
    "came__person__given_name",
    "came__person__family_name",
)


def speakers_at(meeting: Meeting, charter: Charter) -> Speakers:
    """Each seat of the body that met: its institution, its college in the charter's words, those
    who came for it (a query)."""
    came = Q(attendances__meeting=meeting, attendances__mode__in=CAME)
    seats = Seat.objects.filter(body=meeting.body_id)
    rows = seats.annotate(came=FilteredRelation("attendances", condition=came))
    found: dict[int, TextSpeaker] = {}
    for pk, institution, college, given, family in rows.order_by("pk", "came__pk").values_list(
        *TOLD
    ):
        names = found[pk].names if pk in found else ()
        if given is not None:
            names = (*names, f"{given} {family}")
        found[pk] = TextSpeaker(institution, word_for(charter.vocabulary.colleges, college), names)
    return found
