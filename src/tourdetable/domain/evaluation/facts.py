"""What this app tells the charter: evaluations, the day their report was given, the day the last of
those asked approved it (ITC-15)."""

from __future__ import annotations

from datetime import date

from tourdetable.core.charter.facts.record import CampaignFact
from tourdetable.domain.evaluation.models import Campaign, ReportApproval
from tourdetable.domain.networks.registry import FactScope, provider


@provider
def campaigns(scope: FactScope) -> tuple[CampaignFact, ...]:
    """All those of a network (two queries)."""
    rows = Campaign.objects.filter(network=scope.network).order_by("pk")
    last = last_approvals(scope)
    return tuple(fact_of(one, last.get(one.pk)) for one in rows.defer("method", "findings"))


def last_approvals(scope: FactScope) -> dict[int, int]:
    """Evaluation → the body that approved it last."""
    rows = ReportApproval.objects.filter(
        campaign__network=scope.network, approved_on__isnull=False
    ).order_by("approved_on", "pk")
    return dict(rows.values_list("campaign_id", "body_id"))


def fact_of(one: Campaign, last: int | None) -> CampaignFact:
    """An evaluation; approved once all those who were asked approved it."""
    approved: date | None = one.approved_on
    by = str(last) if approved and last is not None else None
    days = {"ends": one.given_on, "approved_on": approved, "approved_by": by}
    days |= {"first": one.first, "last": one.last}
    return CampaignFact(str(one.pk), one.title, str(one.body_id), one.begun_on, **days)  # type: ignore[arg-type]  # said by name
