"""The evaluations of the demo: one went all the way, one waits, one begins."""

from __future__ import annotations

import pytest

from tourdetable.domain.evaluation.models import Campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_both_networks_evaluate_themselves():
    found: dict[str, list[str]] = {}
    for campaign in Campaign.objects.select_related("network").order_by("number"):
        found.setdefault(campaign.network.slug, []).append(campaign.state)
    assert found == {"club": ["open"], "convention": ["published", "given"]}


def test_an_evaluation_was_approved_by_the_decision_of_each_body():
    campaign = Campaign.objects.get(published_on__isnull=False)
    rows = campaign.approvals.select_related("body", "decision").order_by("approved_on")
    assert [row.body.kind for row in rows] == ["technical_committee", "departmental_committee"]
    assert all(row.decision and row.decision.carried_out_at for row in rows)


def test_somebody_was_heard_in_each():
    assert all(
        campaign.interviews.exists() for campaign in Campaign.objects.filter(published_on=None)
    )
