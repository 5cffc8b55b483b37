"""What time alone brings about in consultations."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from tourdetable.domain.consultations.actions.consulting import meeting_that_tells
from tourdetable.domain.consultations.models import Consultation
from tourdetable.domain.consultations.queries import awaited
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import By, Operator, unless_done


def remind_consulted(*, now: datetime) -> int:
    """Remind, once, two days before the end, the seats that have not spoken; how many
    consultations. To run every day, or more often."""
    rows = awaited().filter(closes_at__gt=now, closes_at__lte=now + timedelta(days=2, hours=12))
    rows = rows.filter(opened_at__lt=now - timedelta(days=1), body__network__closed_on=None)
    return sum(remind_of(one, now) for one in rows.select_related("body__network"))


def remind_of(consultation: Consultation, now: datetime) -> bool:
    """Remind of one, unless it was done."""
    named = f"consulted:{consultation.pk}:{consultation.closes_at}"
    return unless_done(named, lambda by: remind_silent(consultation=consultation, by=by, now=now))


@once
def remind_silent(*, consultation: Consultation, by: By, now: datetime) -> None:
    """Write again to the seats that have not spoken."""
    tell("consultation.reminded", consultation, by, now, facts=[])


def carry_over(*, now: datetime) -> int:
    """Give the decisions of consultations that no meeting tells, or one that was cancelled, to the
    next one, so that its minutes tell them; how many."""
    untold = Q(meeting=None) | Q(meeting__state=MeetingState.CANCELLED)
    lost = Decision.objects.filter(untold, consulted_at__isnull=False, network__closed_on=None)
    return sum(carried_over(one, now) for one in lost.select_related("body__network"))


def carried_over(decision: Decision, now: datetime) -> bool:
    """Give one of them to the next meeting, if there is one."""
    meeting = meeting_that_tells(decision.body, now)
    if meeting is None:
        return False
    move_to(decision=decision, meeting=meeting, by=Operator(), now=now)
    return True


@once
def move_to(*, decision: Decision, meeting: Meeting, by: By, now: datetime) -> None:
    """Have the minutes of another meeting tell it."""
    current = lock(decision, version=decision.version)
    meeting.body = current.body
    current.meeting = meeting
    save("decision.carried_over", current, by, now, facts=["decisions"])
