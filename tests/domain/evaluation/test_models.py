"""An evaluation keeps its days in order."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import TODAY
from tests.domain.evaluation.builders import Evaluating, begun, fresh
from tourdetable.domain.evaluation.models import Campaign


def test_where_it_stands_follows_from_its_days():
    campaign, states = Campaign(), []
    for day in ("frozen_on", "given_on", "approved_on", "published_on"):
        states.append(campaign.state)
        setattr(campaign, day, TODAY)
    assert [*states, campaign.state] == ["open", "frozen", "given", "approved", "published"]


@pytest.mark.parametrize("day", ["given_on", "approved_on", "published_on"])
def test_no_day_comes_before_the_one_that_it_needs(scene: Evaluating, day: str):
    campaign = begun(scene)
    with pytest.raises(IntegrityError), transaction.atomic():
        Campaign.objects.filter(pk=campaign.pk).update(**{day: TODAY})
    assert getattr(fresh(campaign), day) is None
