"""What lets whoever is asked outside answer without an account: in a link, signed for one step and
the address that it was sent to.
"""

from __future__ import annotations

from tourdetable.domain.meetings.tokens import numbers_of, same, signed
from tourdetable.domain.referrals.models import ReferralStep

LINK = "tourdetable.referrals.link"


def token_of(step: ReferralStep) -> str:
    """What the link of a step holds."""
    return signed(LINK, step.pk, step.referral_id, step.email)


def step_of(token: str) -> ReferralStep | None:
    """The step of a link, which goes outside; None when it is forged, or when the address was
    corrected since (one query)."""
    number, referral = numbers_of(token)
    around = ("referral__network", "referral__body", "referral__decision")
    rows = ReferralStep.objects.filter(pk=number, referral=referral, body=None)
    found = rows.select_related(*around).first() if number else None
    return found if found is not None and same(token, token_of(found)) else None
