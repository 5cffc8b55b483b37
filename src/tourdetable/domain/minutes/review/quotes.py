"""Passages that a person copies from minutes: only from what they may read themselves."""

from __future__ import annotations

from datetime import datetime

from tourdetable.core.documents.text.prune import ReadingTerms, prune
from tourdetable.core.documents.text.quoting import audience_of
from tourdetable.core.documents.text.source import parse
from tourdetable.core.documents.text.tree import Document
from tourdetable.core.words.audience import Audience
from tourdetable.domain.meetings.enums import CAME
from tourdetable.domain.meetings.models import Attendance
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.rules import reader_audience
from tourdetable.domain.minutes.speakers import speakers_at
from tourdetable.domain.networks.queries import local_day, standing
from tourdetable.domain.people.models import Person


def quoted_from(minutes: Minutes, quote: str, person: Person, now: datetime) -> Audience | None:
    """Who may see the passage that a person quotes; None when it is not in their own reading, be it
    in the minutes or not."""
    return audience_of(reading_by(minutes, person, now), quote)


def reading_by(minutes: Minutes, person: Person, now: datetime) -> Document:
    """The text as a person may have it."""
    meeting, network = minutes.meeting, minutes.meeting.body.network
    came = Attendance.objects.filter(meeting=meeting, person=person, mode__in=CAME).exists()
    today, charter = local_day(network, now), charter_of(meeting)
    reader = standing(person, network, on=today)
    audience = reader_audience(reader, meeting, was_present=came)
    document = parse(minutes.text, default=Audience(minutes.audience))
    named = speakers_at(meeting, charter) if document.spoken else {}
    terms = ReadingTerms(on=today, usual=charter.minutes.attribution, speakers=named)
    return prune(document, audience, terms)
