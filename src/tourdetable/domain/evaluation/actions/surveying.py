"""Giving questionnaires to an evaluation, or taking them out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.evaluation.actions.leading import must_be_written, written
from tourdetable.domain.evaluation.models import Campaign, CampaignQuestionnaire
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.questionnaires.actions import writing
from tourdetable.domain.questionnaires.models import Questionnaire


@once
def attach(
    *,
    campaign: Campaign,
    questionnaires: Collection[Questionnaire],
    version: int,
    by: Any,
    now: datetime,
) -> Campaign:
    """Have an evaluation tell what was answered to these questionnaires, once it is published."""
    current = written(campaign, version)
    if not questionnaires:
        raise ValidationError(_("Choose at least one questionnaire."))
    if any(one.body.network_id != current.network_id for one in questionnaires):
        raise ValidationError(_("This choice is not in the list any more."))
    rows = [CampaignQuestionnaire(campaign=current, questionnaire=one) for one in questionnaires]
    CampaignQuestionnaire.objects.bulk_create(rows, ignore_conflicts=True)
    pks = [one.pk for one in questionnaires]
    return save("campaign.surveys_attached", current, by, now, facts=[], questionnaires=pks)


@once
def begin(
    *, campaign: Campaign, by: Actor, now: datetime, version: int, **asked: Any
) -> Questionnaire:
    """Write a questionnaire for an evaluation, carried by the body that conducts it; `asked` is
    what `questionnaires.writing.begin` takes."""
    must_be_written(campaign)
    made: Questionnaire = writing.begin(body=campaign.body, by=by, now=now, **asked)
    quietly = replace(by, gesture=None)
    attach(campaign=campaign, questionnaires=[made], version=version, by=quietly, now=now)
    return made


@once
def detach(*, survey: CampaignQuestionnaire, version: int, by: Any, now: datetime) -> Campaign:
    """Tell a questionnaire no more in the report: it stays what it was. One that was added to
    others stays among them: their sum without it would tell of it."""
    current = lock(survey.campaign, version=version)
    must_be_written(current)
    row = CampaignQuestionnaire.objects.select_for_update(no_key=True).get(pk=survey.pk)
    if row.sum is not None:
        words = _("It was told with others: their sum without it would tell what it hides.")
        raise ValidationError(words)
    pk = row.questionnaire_id
    row.delete()
    return save("campaign.survey_detached", current, by, now, facts=[], questionnaire=pk)
