"""Links of those who answer outside."""

from __future__ import annotations

from tests.domain.referrals.builders import Floors, outside, sent
from tourdetable.domain.referrals.models import ReferralStep
from tourdetable.domain.referrals.tokens import step_of, token_of


def test_a_link_names_one_step_outside_and_no_forged_one_does(floors: Floors) -> None:
    sent(floors, outside())
    step = ReferralStep.objects.get()
    assert step_of(token_of(step)) == step
    inside = sent(floors).steps.get()
    forged = token_of(step).replace(f"{step.pk}-", f"{inside.pk}-", 1)
    tokens = (token_of(inside), forged, f"{token_of(step)[:-1]}!", "", "1-1")
    assert [step_of(token) for token in tokens] == [None] * 5
