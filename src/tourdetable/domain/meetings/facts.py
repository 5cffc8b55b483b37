"""What this app tells the charter: meetings, replies, attendances and turns."""

from __future__ import annotations

from tourdetable.core.charter.facts.record import AttendanceFact, MeetingFact, ReplyFact, TurnFact
from tourdetable.domain.meetings.enums import CAME, Answer, MeetingState
from tourdetable.domain.meetings.models import Attendance, Meeting, Reply, Turn
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.registry import FactScope, as_facts, provider

TOLD_AS = {
    Answer.ATTEND: "attend",
    Answer.REMOTE: "attend",
    Answer.BOTH: "attend",
    Answer.PAIR: "pair",
    Answer.EXCUSED: "excused",
}
"""What the charter is told of an answer; of whoever does not know yet, nothing."""


@provider
def meetings(scope: FactScope) -> tuple[MeetingFact, ...]:
    """Every meeting that was drawn, its day in the network's time zone."""
    marked = Attendance.objects.filter(scope.of_body("meeting__body"))
    recorded = set(marked.values_list("meeting_id", flat=True).distinct())
    columns = ("pk", "body_id", "kind", "title", "starts_at", "dated_on", "state", "cancelled_on")
    return tuple(
        MeetingFact(
            id=str(pk),
            body=str(body),
            kind=kind,
            title=title,
            on=local_day(scope.network, starts_at),
            dated_on=dated_on,
            cancelled=state == MeetingState.CANCELLED,
            attendance_recorded=pk in recorded,
            cancelled_on=cancelled_on,
        )
        for pk, body, kind, title, starts_at, dated_on, state, cancelled_on in (
            Meeting.objects.filter(scope.of_body()).values_list(*columns)
        )
    )


@provider
def replies(scope: FactScope) -> tuple[ReplyFact, ...]:
    """What was answered to the invitations, for the dates at which the meetings are held."""
    rows = Reply.objects.filter(scope.of_body("meeting__body"), stands=True, answer__in=TOLD_AS)
    columns = ("meeting_id", "seat_id", "person_id", "answer")
    return tuple(
        ReplyFact(str(meeting), str(seat), str(person), TOLD_AS[answer])
        for meeting, seat, person, answer in rows.values_list(*columns)
    )


@provider
def attendances(scope: FactScope) -> tuple[AttendanceFact, ...]:
    """Who came."""
    came = Attendance.objects.filter(scope.of_body("meeting__body"), mode__in=CAME)
    return as_facts(AttendanceFact, came)


@provider
def turns(scope: FactScope) -> tuple[TurnFact, ...]:
    """Which seat takes which duty."""
    return as_facts(TurnFact, Turn.objects.filter(scope.of_body("meeting__body")))
