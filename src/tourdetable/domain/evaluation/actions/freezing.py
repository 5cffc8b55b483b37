"""Freezing the figures of an evaluation, with what they rest on."""

from __future__ import annotations

from datetime import date, datetime

from tourdetable.domain.evaluation import readings, surveys
from tourdetable.domain.evaluation.actions.leading import written
from tourdetable.domain.evaluation.freezing import frozen, said_of
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS, figures
from tourdetable.domain.evaluation.indicators.facts import Evaluated
from tourdetable.domain.evaluation.models import Campaign, CampaignQuestionnaire, FrozenFigure
from tourdetable.domain.evaluation.releases import released, settle
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.queries import charter_in_force, local_day


@once
def freeze(*, campaign: Campaign, version: int, by: By, now: datetime) -> Campaign:
    """Keep the figures as they are known now, over the period and the one before, and the answers
    that are told; those that were kept before, if any, are replaced, but what seats did."""
    current = written(campaign, version)
    today = local_day(current.network, now)
    found, former = both(current, today)
    earlier = released(current.network, (found.within, former.within))
    current.frozen.all().delete()
    keep(current, found, earlier, before=False)
    if former.begun:
        keep(current, former, earlier, before=True)
    CampaignQuestionnaire.objects.bulk_update(surveys.counted(current, today), ("told_on", "sum"))
    current.frozen_on = today
    return save("campaign.frozen", current, by, now, facts=[])


def both(campaign: Campaign, today: date) -> tuple[Evaluated, Evaluated]:
    """The network over the days of an evaluation, and over those before, on what is known today."""
    network = campaign.network
    charter = charter_in_force(network, on=today)
    found = readings.evaluated(network, charter, campaign.within, on=today)
    return found, readings.before(found, network)


def keep(
    campaign: Campaign, found: Evaluated, earlier: list[FrozenFigure], *, before: bool
) -> None:
    """The figures over one period, beside what was told `earlier`."""
    days = {"first": found.within.first, "last": found.within.last, "counted_on": found.today}
    about = {"campaign": campaign, "before": before, **days}
    rows = []
    for code, figure in figures(found).items():
        said = said_of(INDICATORS[code], found.charter)
        rows.append(FrozenFigure(indicator=code, said=said, **about, **frozen(figure)))
    for row in rows:
        settle(row, earlier)
    FrozenFigure.objects.bulk_create(rows)
