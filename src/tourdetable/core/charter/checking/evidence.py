"""Facts as proofs: the words by which a verdict names what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.record import MeetingFact, SeatFact, TopicFact
from tourdetable.core.charter.terms.verdict import Evidence
from tourdetable.core.words.phrase import Phrase, Title, gettext_noop

UNRECORDED = gettext_noop("Nobody has recorded who came to %(meeting)s of %(day)s")


def meeting_evidence(meeting: MeetingFact) -> Evidence:
    """A meeting, as a proof."""
    words = Phrase(gettext_noop("%(meeting)s, %(day)s"), meeting=meeting.title, day=meeting.on)
    return Evidence("meeting", meeting.id, words, meeting.on)


def meetings_evidence(meetings: Iterable[MeetingFact]) -> tuple[Evidence, ...]:
    """Meetings, as proofs."""
    return tuple([meeting_evidence(meeting) for meeting in meetings])


def seats_evidence(context: Context, seats: Iterable[tuple[SeatFact, Any]]) -> tuple[Evidence, ...]:
    """Seats, each given with its days, as proofs."""
    return tuple([seat_evidence(context, seat) for seat, _ in seats])


def seat_evidence(context: Context, seat: SeatFact, on: date | None = None) -> Evidence:
    """A seat, as a proof: it is called by its institution."""
    words = gettext_noop("Seat of %(institution)s")
    return Evidence("seat", seat.id, Phrase(words, institution=context.name_of(seat)), on)


def fact_evidence(kind: str, identifier: str, title: str, on: date | None = None) -> Evidence:
    """A fact that people call by a title, as a proof."""
    return Evidence(kind, identifier, Phrase(gettext_noop("“%(title)s”"), title=Title(title)), on)


def topic_evidence(topic: TopicFact) -> Evidence:
    """A topic, as a proof."""
    return fact_evidence("topic", topic.id, topic.title, topic.on)


def attendance_unrecorded(context: Context, meetings: Iterable[MeetingFact]) -> Phrase | None:
    """What is missing when nobody recorded who came to the first of these meetings that is past."""
    for meeting in meetings:
        if meeting.on < context.on and not meeting.attendance_recorded:
            return Phrase(UNRECORDED, meeting=meeting.title, day=meeting.on)
    return None
