"""What this app tells the charter: meetings, replies, attendances and turns."""

from __future__ import annotations

from tourdetable.core.charter.facts.record import AttendanceFact, MeetingFact, ReplyFact, TurnFact
from tourdetable.domain.meetings.enums import CAME, MeetingState
from tourdetable.domain.meetings.models import Attendance, Meeting, Reply, Turn
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day


def meetings(network: Network) -> tuple[MeetingFact, ...]:
    """Every meeting that was drawn, its day in the network's time zone."""
    marked = Attendance.objects.filter(meeting__body__network=network)
    recorded = set(marked.values_list("meeting_id", flat=True))
    return tuple(
        MeetingFact(
            id=str(meeting.pk),
            body=str(meeting.body_id),
            kind=meeting.kind,
            title=meeting.title,
            on=local_day(network, meeting.starts_at),
            dated_on=meeting.dated_on,
            cancelled=meeting.state == MeetingState.CANCELLED,
            attendance_recorded=meeting.pk in recorded,
        )
        for meeting in Meeting.objects.filter(body__network=network)
    )


def replies(network: Network) -> tuple[ReplyFact, ...]:
    """What was answered to the invitations."""
    rows = Reply.objects.filter(meeting__body__network=network).values_list(
        "meeting_id", "seat_id", "person_id", "answer"
    )
    return tuple(
        ReplyFact(str(meeting), str(seat), str(person), answer)
        for meeting, seat, person, answer in rows
    )


def attendances(network: Network) -> tuple[AttendanceFact, ...]:
    """Who came."""
    came = Attendance.objects.filter(meeting__body__network=network, mode__in=CAME)
    return tuple(
        AttendanceFact(str(meeting), str(seat), str(person))
        for meeting, seat, person in came.values_list("meeting_id", "seat_id", "person_id")
    )


def turns(network: Network) -> tuple[TurnFact, ...]:
    """Which seat takes which duty."""
    rows = Turn.objects.filter(meeting__body__network=network)
    return tuple(
        TurnFact(str(meeting), duty, str(seat))
        for meeting, duty, seat in rows.values_list("meeting_id", "duty", "seat_id")
    )


FACTS = {"meetings": meetings, "replies": replies, "attendances": attendances, "turns": turns}
