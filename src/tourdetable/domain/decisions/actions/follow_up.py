"""What has to be done because of a decision: one owner seat, one day (CONTEXT §3.2)."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.meetings.actions.sitting import open_sitting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import one_line

WHAT = 300


@once
def add_follow_up(
    *, decision: Decision, what: str, seat: Seat, due: date | None, by: By, now: datetime
) -> FollowUp:
    """Give a seat of the body something to do because of a decision."""
    day = must_have_seat(seat, decision, now)
    if due is not None and due < day:
        raise ValidationError({"due": _("This day comes before the meeting.")})
    what = one_line(what, limit=WHAT, missing=_("Say what has to be done."))
    follow_up = FollowUp.objects.create(decision=decision, what=what, seat=seat, due=due)
    said = {"follow_up": follow_up.pk, "seat": seat.pk, "due": str(due) if due else None}
    tell("follow_up.added", decision, by, now, facts=[], **said)
    return follow_up


def must_have_seat(seat: Seat, decision: Decision, now: datetime) -> date:
    """The day of the decision's meeting, which is open, if the seat was of its body then."""
    meeting = open_sitting(decision.meeting, now)
    if not Seat.objects.active(meeting.day).filter(pk=seat.pk, body=meeting.body).exists():
        raise ValidationError(
            {"seat": _("This seat was not of this body on the day of the meeting.")}
        )
    return meeting.day


@once
def mark_done(*, follow_up: FollowUp, done_on: date | None, by: By, now: datetime) -> FollowUp:
    """Say on which day it was done, or (None) that it is not; possible at any time."""
    current = FollowUp.objects.select_for_update(no_key=True).get(pk=follow_up.pk)
    network = current.decision.body.network
    if done_on is not None and done_on > local_day(network, now):
        raise ValidationError({"done_on": _("This day is still to come.")})
    current.done_on = done_on
    current.save()
    said = {"follow_up": current.pk, "on": str(done_on) if done_on else None}
    tell("follow_up.done", current.decision, by, now, facts=[], **said)
    return current
