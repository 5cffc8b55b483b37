"""The questionnaires of an evaluation: which of them its report tells, alone or added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Max, QuerySet

from tourdetable.core.figures.terms import THRESHOLD
from tourdetable.domain.evaluation.models import Campaign, CampaignQuestionnaire
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.questionnaires import rules
from tourdetable.domain.questionnaires.enums import WIDE, ReadBy, SentTo
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.domain.questionnaires.together import families

AROUND = ("questionnaire__body__network", "questionnaire__meeting__body__network")
READ = ("questionnaire__questions", "questionnaire__sheets")
"""What results are made from."""


def surveys_of(campaign: Campaign) -> QuerySet[CampaignQuestionnaire]:
    """Those of an evaluation, as they came, with what their results are made from."""
    rows = campaign.surveys.select_related(*AROUND)
    return rows.prefetch_related(*READ).order_by("pk")


def told(campaign: Campaign) -> list[CampaignQuestionnaire]:
    """Those that its report tells: once its figures are frozen, those that were counted then
    (three queries)."""
    frozen = campaign.frozen_on is not None
    return [one for one in surveys_of(campaign) if (one.told_on if frozen else is_ready(one))]


def is_ready(survey: CampaignQuestionnaire) -> bool:
    """Whether its results may be told: published, or too few to be told but with others."""
    row = survey.questionnaire
    return row.published_on is not None or is_too_small(row)


def is_too_small(row: Questionnaire) -> bool:
    """Whether it is over, and fewer answered than may be told alone."""
    return row.closed_on is not None and len(row.sheets.all()) < THRESHOLD


def is_added_up(row: Questionnaire) -> bool:
    """Whether it may be told with others: asked after a meeting, and for the whole network."""
    wide = row.read_by in WIDE if row.published_on else is_too_small(row)
    return row.sent_to == SentTo.CAME and wide


def may_read(standing: Standing | None, row: Questionnaire) -> bool:
    """Whether somebody who reads the report reads the results of a questionnaire there."""
    known = standing is not None and rules.may_read(standing, row)
    return known or (row.published_on is not None and row.read_by == ReadBy.REPORT)


def may_read_sum(standing: Standing | None, rows: Sequence[Questionnaire]) -> bool:
    """Whether they read their sum: they read each of those that are published."""
    alone = [row for row in rows if row.published_on is not None]
    belongs = standing is not None and standing.belongs
    return all(may_read(standing, row) for row in alone) and bool(alone or belongs)


def counted(campaign: Campaign, today: date) -> list[CampaignQuestionnaire]:
    """Those of an evaluation, as its report tells them from now on: those whose results are there;
    added up, those that ask the same after meetings, each in one sum for ever
    (`CampaignQuestionnaire`)."""
    waiting = list(surveys_of(campaign))
    for survey in waiting:
        survey.told_on = survey.told_on or (today if is_ready(survey) else None)
    number = campaign.surveys.aggregate(last=Max("sum"))["last"] or 0
    free = {one.questionnaire_id: one for one in unsummed(waiting)}
    for members in families(one.questionnaire for one in free.values()):
        number += 1
        for row in members:
            free[row.pk].sum = number
    return waiting


def unsummed(surveys: Iterable[CampaignQuestionnaire]) -> list[CampaignQuestionnaire]:
    """Those that may be added up, and never were, here or in another evaluation."""
    known = [one for one in surveys if one.told_on and is_added_up(one.questionnaire)]
    rows = CampaignQuestionnaire.objects.filter(
        questionnaire__in=[one.questionnaire_id for one in known], sum__isnull=False
    )
    done = set(rows.values_list("questionnaire", flat=True))
    return [one for one in known if one.questionnaire_id not in done]
