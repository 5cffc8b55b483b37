"""Co-signing minutes: those who were there put their name to the text beside who wrote it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.enums import CAME
from tourdetable.domain.meetings.models import Attendance
from tourdetable.domain.minutes.actions.adoption import in_review
from tourdetable.domain.minutes.models import CoSignature, Minutes, Revision
from tourdetable.domain.networks.actors import Actor


@once
def co_sign(*, minutes: Minutes, version: int, by: Actor, now: datetime) -> CoSignature:
    """Sign the text in review, as somebody who was there; a change of it asks again."""
    current = in_review(lock(minutes, version=version))
    seat = must_have_been_there(current, by)
    must_not_have_written(current, by)
    said = {"minutes": current, "person": by.person, "seat_id": seat, "version": version}
    row, new = CoSignature.objects.get_or_create(**said, defaults={"at": now})
    if not new:
        raise ValidationError(_("You have co-signed this text already."))
    tell("minutes.cosigned", current, by, now, facts=["minutes"], seat=seat)
    return row


def must_have_been_there(minutes: Minutes, by: Actor) -> int:
    """The seat for which the person came to the meeting; refused to whoever did not."""
    came = Attendance.objects.filter(meeting=minutes.meeting, person=by.person, mode__in=CAME)
    seat = came.order_by("pk").values_list("seat_id", flat=True).first()
    if seat is None:
        raise ValidationError(_("Only those who were at the meeting co-sign its minutes."))
    return seat


def must_not_have_written(minutes: Minutes, by: Actor) -> None:
    """Whoever wrote a version of the text is named already."""
    if Revision.objects.filter(minutes=minutes, person=by.person).exists():
        raise ValidationError(_("You have written this text: your name is on it already."))
