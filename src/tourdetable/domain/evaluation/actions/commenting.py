"""What those who conduct an evaluation say of a figure, or of the whole."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.words.attribution import Attribution
from tourdetable.domain.evaluation.actions.leading import must_be_written
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS
from tourdetable.domain.evaluation.models import Campaign, FigureComment
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.people.wording import wording

WORDS = 4_000


@once
def comment(
    *, campaign: Campaign, indicator: str, words: str, attribution: str, by: By, now: datetime
) -> FigureComment:
    """Say something of a figure (or of the whole), for the seat that one acts for."""
    current = open_campaign(campaign)
    if indicator and indicator not in INDICATORS:
        raise ValidationError(_("This choice is not in the list any more: choose again."))
    seat = by.seat if isinstance(by, Actor) else None
    made = FigureComment(campaign=current, indicator=indicator, seat=seat, written_at=now)
    made.written_by_id = by.person_id
    say(made, words, attribution)
    made.save()
    tell("campaign.commented", made, by, now, facts=[])
    return made


@once
def amend_comment(
    *, comment: FigureComment, words: str, attribution: str, version: int, by: By, now: datetime
) -> FigureComment:
    """Say it otherwise."""
    current = lock(comment, version=version)
    open_campaign(current.campaign)
    say(current, words, attribution)
    return save("campaign.comment_amended", current, by, now, facts=[])


@once
def withdraw_comment(*, comment: FigureComment, version: int, by: By, now: datetime) -> None:
    """Take it back."""
    current = lock(comment, version=version)
    open_campaign(current.campaign)
    tell("campaign.comment_withdrawn", current, by, now, facts=[])
    current.delete()


def open_campaign(campaign: Campaign) -> Campaign:
    """The evaluation, locked, if its words may still be written."""
    rows = Campaign.objects.select_for_update(no_key=True, of=("self",)).select_related("network")
    current = rows.get(pk=campaign.pk)
    must_be_written(current)
    return current


def say(row: FigureComment, words: str, attribution: str) -> None:
    """Write it down."""
    said = wording(words, limit=WORDS).strip()
    if not said:
        raise ValidationError({"words": _("Write something.")})
    if attribution not in set(Attribution):
        raise ValidationError({"attribution": _("This choice is not in the list any more.")})
    row.words, row.attribution = said, attribution
