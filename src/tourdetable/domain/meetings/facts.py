"""What this app tells the charter: meetings, replies, attendances, turns, and points to decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tourdetable.core.charter.facts.record import AttendanceFact, MeetingFact, ReplyFact, TurnFact
from tourdetable.domain.meetings.enums import CAME, MeetingState
from tourdetable.domain.meetings.models import Attendance, Meeting, Reply, Turn
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day


def facts(network: Network) -> Mapping[str, tuple[Any, ...]]:
    """Everything that was drawn, answered, attended and taken in turn; ids as strings."""
    return {
        "meetings": meetings(network),
        "replies": tuple(
            ReplyFact(str(meeting), str(seat), str(person), answer)
            for meeting, seat, person, answer in Reply.objects.filter(
                meeting__body__network=network
            ).values_list("meeting_id", "seat_id", "person_id", "answer")
        ),
        "attendances": tuple(
            AttendanceFact(str(meeting), str(seat), str(person))
            for meeting, seat, person in Attendance.objects.filter(
                meeting__body__network=network, mode__in=CAME
            ).values_list("meeting_id", "seat_id", "person_id")
        ),
        "turns": tuple(
            TurnFact(str(meeting), duty, str(seat))
            for meeting, duty, seat in Turn.objects.filter(
                meeting__body__network=network
            ).values_list("meeting_id", "duty", "seat_id")
        ),
    }


def meetings(network: Network) -> tuple[MeetingFact, ...]:
    recorded = set(
        Attendance.objects.filter(meeting__body__network=network).values_list(
            "meeting_id", flat=True
        )
    )
    rows = Meeting.objects.filter(body__network=network)
    return tuple(meeting_fact(row, network, recorded=row.pk in recorded) for row in rows)


def meeting_fact(meeting: Meeting, network: Network, *, recorded: bool) -> MeetingFact:
    """One meeting as a frozen fact, its day in the network's time zone."""
    return MeetingFact(
        id=str(meeting.pk),
        body=str(meeting.body_id),
        kind=meeting.kind,
        title=meeting.title,
        on=local_day(network, meeting.starts_at),
        dated_on=meeting.dated_on,
        cancelled=meeting.state == MeetingState.CANCELLED,
        attendance_recorded=recorded,
    )
