"""What this app tells the charter: the questions that bodies send up, their answers (ITC-08)."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery

from tourdetable.core.charter.facts.record import ReferralFact
from tourdetable.domain.networks.registry import FactScope, as_facts, provider
from tourdetable.domain.referrals.enums import ReferralState
from tourdetable.domain.referrals.models import Referral, ReferralStep


@provider
def referrals(scope: FactScope) -> tuple[ReferralFact, ...]:
    """Those that were not withdrawn; the body that answers is the last to which each was sent."""
    steps = ReferralStep.objects.filter(referral=OuterRef("pk")).order_by("-position")
    rows = Referral.objects.filter(scope.of_body()).exclude(state=ReferralState.WITHDRAWN)
    known = rows.order_by("pk").annotate(last=Subquery(steps.values("body")[:1]))
    return as_facts(ReferralFact, known, id="pk", on="sent_on", to="last")
