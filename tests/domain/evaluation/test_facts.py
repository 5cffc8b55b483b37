"""What the charter is told of evaluations (ITC-15)."""

from __future__ import annotations

from tests.domain.builders import TODAY
from tests.domain.evaluation.builders import Evaluating, approved, given
from tourdetable.core.charter.facts.record import CampaignFact
from tourdetable.domain.evaluation.facts import campaigns
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.networks.registry import FactScope


def fact(scene: Evaluating) -> CampaignFact:
    (found,) = campaigns(FactScope(scene.circle.network))
    return found


def test_a_report_that_waits_is_given_and_not_approved(scene: Evaluating):
    given(scene)
    found = fact(scene)
    assert (found.body, found.starts, found.ends) == (str(scene.board.pk), TODAY, TODAY)
    assert (found.approved_by, found.approved_on) == (None, None)
    campaign = Campaign.objects.get()
    assert (found.first, found.last) == (campaign.first, campaign.last)


def test_the_last_body_that_approved_dates_it(scene: Evaluating):
    approved(scene)
    found = fact(scene)
    assert (found.approved_by, found.approved_on) == (str(scene.circle.body.pk), TODAY)
