"""Notes of interviews: what somebody said to those who evaluate, and how far it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.evaluation.actions.commenting import open_campaign
from tourdetable.domain.evaluation.models import Campaign, InterviewNote
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import one_line, wording

WHOM, TEXT = 200, 30_000


@dataclass(frozen=True)
class InterviewDetails:
    """What is written of an interview; `seat` is that of whoever was heard, if they have one."""

    on: date
    whom: str
    text: str
    seat: Seat | None = None
    audience: str = Audience.BODY.value
    attribution: str = Attribution.NONE.value


@once
def note(*, campaign: Campaign, details: InterviewDetails, by: By, now: datetime) -> InterviewNote:
    """Write down what somebody said."""
    current = open_campaign(campaign)
    made = InterviewNote(campaign=current, written_at=now)
    made.written_by_id = by.person_id
    fill(made, details, now)
    made.save()
    tell("campaign.interview_noted", made, by, now, facts=[])
    return made


@once
def amend(
    *, interview: InterviewNote, details: InterviewDetails, version: int, by: By, now: datetime
) -> InterviewNote:
    """Write it better."""
    current = lock(interview, version=version)
    open_campaign(current.campaign)
    fill(current, details, now)
    return save("campaign.interview_amended", current, by, now, facts=[])


@once
def withdraw(*, interview: InterviewNote, version: int, by: By, now: datetime) -> None:
    """Take it away: whoever spoke asks for it, or it was noted by mistake."""
    current = lock(interview, version=version)
    open_campaign(current.campaign)
    tell("campaign.interview_withdrawn", current, by, now, facts=[])
    current.delete()


def fill(row: InterviewNote, details: InterviewDetails, now: datetime) -> None:
    """Write it down."""
    must_be_fit(row.campaign, details, now)
    row.on, row.seat = details.on, details.seat
    row.whom = one_line(details.whom, limit=WHOM, missing=_("Say who was heard, in words."))
    row.text = wording(details.text, limit=TEXT)
    row.audience, row.attribution = details.audience, details.attribution


def must_be_fit(campaign: Campaign, details: InterviewDetails, now: datetime) -> None:
    """Refuse a day to come, nothing at all, a seat of elsewhere, codes that nobody knows."""
    if details.on > local_day(campaign.network, now):
        raise ValidationError({"on": _("This day is to come: say so once it is past.")})
    if not details.text.strip():
        raise ValidationError({"text": _("Write something.")})
    if details.seat is not None and details.seat.body.network_id != campaign.network_id:
        raise ValidationError({"seat": _("This choice is not in the list any more.")})
    known = details.audience in set(Audience) and details.attribution in set(Attribution)
    if not known:
        raise ValidationError(_("This choice is not in the list any more: choose again."))
